import { HARD_LIMIT_MB, MEGABYTE, type Environment } from '../../opensign/environment';
import { isEncrypted } from '../../pdf/encryption';
import { describeStart, findHeader } from '../../pdf/header';

/**
 * The largest PDF that may be sent, in bytes, and what is wrong with the option that raises it.
 *
 * @param raisedMb the option's value, MB of 1,048,576 bytes
 */
export function sizeLimit(
	environment: Environment,
	raisedMb?: number,
): { bytes: number; problem?: string } {
	const standard = { bytes: environment.maxFileMb * MEGABYTE };
	if (raisedMb === undefined) return standard;
	if (!environment.raisable) {
		return {
			...standard,
			problem: `Maximum PDF Size: the ${environment.label} environment takes at most ${environment.maxFileMb} MB, which cannot be raised. Remove the option.`,
		};
	}
	return { bytes: Math.floor(raisedMb * MEGABYTE) };
}

/** What is wrong with a PDF of `bytes` bytes, decoded, in this environment; asked before the file is read. */
export function checkSize(
	name: string,
	bytes: number,
	limit: number,
	environment: Environment,
): string | undefined {
	if (bytes === 0) return `${name}: the file is empty. Check the node that it comes from.`;
	if (bytes <= limit) return undefined;
	const mb = (size: number) => `${+(size / MEGABYTE).toFixed(2)} MB`;
	const shown = mb(bytes) === mb(limit) ? `${bytes.toLocaleString('en-US')} bytes` : mb(bytes);
	const allowed = `${mb(limit)} (${limit.toLocaleString('en-US')} bytes)`;
	const problem = `${name}: the PDF has ${shown}, but the ${environment.label} environment takes at most ${allowed}. Make it smaller.`;
	const canBeRaised = environment.raisable && limit < HARD_LIMIT_MB * MEGABYTE;
	return canBeRaised
		? `${problem} If OpenSign has raised the limit for your account, set Maximum PDF Size under Additional Options.`
		: problem;
}

/** What is wrong with the content: no PDF, or encrypted without a password. */
export function checkPdf(
	name: string,
	content: Buffer,
	password: string | undefined,
): string | undefined {
	const header = findHeader(content);
	if (header < 0) {
		return `${name}: the file is not a PDF (it does not start with %PDF-, but is ${describeStart(content)}). Convert it to PDF first.`;
	}
	if (!password && isEncrypted(content, header)) {
		return `${name}: the PDF is encrypted. Enter its password under Additional Options → Document → PDF Password, or remove the encryption.`;
	}
	return undefined;
}
