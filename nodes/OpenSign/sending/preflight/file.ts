import { HARD_LIMIT_MB, MEGABYTE, type Environment } from '../../opensign/environment';

/** Readers accept a header that is not at the very start, within this many bytes (Adobe's implementation notes). */
const HEADER_WITHIN_BYTES = 1024;

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
	if (!(raisedMb > 0 && raisedMb <= HARD_LIMIT_MB)) {
		return {
			...standard,
			problem: `Maximum PDF Size: ${JSON.stringify(raisedMb)} is not possible. OpenSign's servers take at most ${HARD_LIMIT_MB} MB: enter a number from 1 to ${HARD_LIMIT_MB}.`,
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
	const raise =
		environment.raisable && limit < HARD_LIMIT_MB * MEGABYTE
			? ' If OpenSign has raised the limit for your account, set Maximum PDF Size under Additional Options.'
			: '';
	return `${name}: the PDF has ${shown}, but the ${environment.label} environment takes at most ${mb(limit)} (${limit.toLocaleString('en-US')} bytes). Make it smaller.${raise}`;
}

/** What is wrong with the content: no PDF, or encrypted without a password. */
export function checkPdf(
	name: string,
	content: Buffer,
	password: string | undefined,
): string | undefined {
	const header = findHeader(content);
	if (header < 0) {
		return `${name}: the file is not a PDF (it does not start with %PDF-, but with ${describeStart(content)}). Convert it to PDF first.`;
	}
	if (!password && isEncrypted(content, header)) {
		return `${name}: the PDF is encrypted. Enter its password under Additional Options → Document → PDF Password, or remove the encryption.`;
	}
	return undefined;
}

function findHeader(content: Buffer): number {
	return content.subarray(0, HEADER_WITHIN_BYTES).indexOf('%PDF-', 0, 'latin1');
}

function describeStart(content: Buffer): string {
	const start = content.subarray(0, 12).toString('latin1');
	if (start.startsWith('PK')) return 'a ZIP or Office file';
	if (/^\s*<(!doctype|html)/i.test(start)) return 'a web page';
	return /^[\x20-\x7e\s]+$/.test(start) ? `'${start.trim()}'` : 'binary data of another kind';
}

/**
 * Whether the newest cross-reference section names an encryption dictionary. Only that dictionary counts: the same
 * word may stand in any page's text.
 *
 * @param header where the PDF starts, in bytes; offsets inside some files count from there
 */
export function isEncrypted(content: Buffer, header = 0): boolean {
	const mark = content.lastIndexOf('startxref', undefined, 'latin1');
	const offset =
		mark < 0
			? NaN
			: Number(
					/^startxref\s+(\d+)/.exec(content.subarray(mark, mark + 40).toString('latin1'))?.[1],
				);
	for (const start of [offset, offset + header]) {
		const dictionary = readTrailer(content, start);
		if (dictionary !== undefined) return namesEncryption(dictionary);
	}
	// A broken table, which readers rebuild: take the last trailer there is.
	const last = content.lastIndexOf('trailer', undefined, 'latin1');
	return last >= 0 && namesEncryption(content.subarray(last, last + 2048).toString('latin1'));
}

/** Whether a dictionary has the key, outside of strings and comments. */
function namesEncryption(dictionary: string): boolean {
	const bare = dictionary
		.replace(/\\[^]/g, '')
		.replace(/\([^()]*\)/g, '')
		.replace(/%[^\r\n]*/g, '');
	return /\/Encrypt[\s<]/.test(bare);
}

/** The trailer's dictionary that belongs to the cross-reference section at `start`, a table or a stream. */
function readTrailer(content: Buffer, start: number): string | undefined {
	if (!Number.isInteger(start) || start >= content.length) return undefined;
	const head = content
		.subarray(start, start + 32)
		.toString('latin1')
		.trimStart();
	if (head.startsWith('xref')) {
		const trailer = content.indexOf('trailer', start, 'latin1');
		const end = content.indexOf('startxref', trailer, 'latin1');
		return trailer < 0 || end < 0 ? undefined : content.subarray(trailer, end).toString('latin1');
	}
	if (!/^\d+\s+\d+\s+obj/.test(head)) return undefined;
	const stream = content.indexOf('stream', start, 'latin1');
	return stream < 0 ? undefined : content.subarray(start, stream).toString('latin1');
}
