import { HARD_LIMIT_MB, MEGABYTE, type Environment } from '../../opensign/environment';
import { describeStart, findHeader } from '../../pdf/header';
import { openPdf, UnreadablePdf, type Pdf, type PdfFault, type Wanted } from '../../pdf/read';

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

/** What is wrong with the file as such, which needs no look into it: it is no PDF. */
export function checkHeader(name: string, content: Buffer): string | undefined {
	if (findHeader(content) >= 0) return undefined;
	return `${name}: the file is not a PDF (it does not start with %PDF-, but is ${describeStart(content)}). Convert it to PDF first.`;
}

/**
 * Opens a PDF.
 *
 * @returns the PDF, or what is wrong with it: damaged, encrypted without its password, harmful
 */
export async function lookInto(
	name: string,
	content: Buffer,
	wanted: Wanted,
): Promise<{ pdf: Pdf } | { problem: string }> {
	try {
		const pdf = await openPdf(content, wanted);
		// One that opens without a password has its owner's, which OpenSign needs to write into it.
		const isLocked = pdf.isEncrypted && wanted.password === '';
		return isLocked ? { problem: `${name}: the PDF is encrypted. ${ADVICE.locked}` } : { pdf };
	} catch (error) {
		const { message, fault } = error instanceof UnreadablePdf ? error : new UnreadablePdf('broken');
		return { problem: `${name}: the PDF ${message}. ${ADVICE[fault]}` };
	}
}

const PASSWORD = 'Additional Options → Document → PDF Password';
const AGAIN = 'Make it again from its source, such as by printing it to PDF.';
const ADVICE: Record<PdfFault, string> = {
	broken: `Check the node that it comes from, or make it again from its source.`,
	locked: `Enter its password under ${PASSWORD}, or remove the encryption.`,
	memory: AGAIN,
	'no pages': 'Check the node that it comes from.',
	time: AGAIN,
	'wrong password': `Correct it under ${PASSWORD}.`,
};
