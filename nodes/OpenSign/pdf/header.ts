/** Readers accept a header that is not at the very start, within this many bytes (Adobe's implementation notes). */
export const WITHIN_BYTES = 1024;

/** Where a PDF begins, in bytes; -1 where there is none. */
export function findHeader(content: Buffer): number {
	return content.subarray(0, WITHIN_BYTES).indexOf('%PDF-', 0, 'latin1');
}

/** What a file that is no PDF begins with, for people. */
export function describeStart(content: Buffer): string {
	const start = content.subarray(0, 12).toString('latin1');
	if (start.startsWith('PK')) return 'a ZIP or Office file';
	if (/^\s*<(!doctype|html)/i.test(start)) return 'a web page';
	return /^[\x20-\x7e\s]+$/.test(start) ? `'${start.trim()}'` : 'binary data of another kind';
}
