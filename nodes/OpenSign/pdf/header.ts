/** Readers accept a header that is not at the very start, within this many bytes (Adobe's implementation notes). */
export const WITHIN_BYTES = 1024;

/** Where a PDF begins, in bytes; -1 where there is none. */
export function findHeader(content: Buffer): number {
	return content.subarray(0, WITHIN_BYTES).indexOf('%PDF-', 0, 'latin1');
}

/** What kinds of files begin with, for people. */
const KINDS: Array<[RegExp, string]> = [
	[/^PK/, 'a ZIP or Office file'],
	[/^\s*<\?xml/i, 'XML'],
	[/^\s*</, 'a web page'],
	[/^(?:\xff\xfe)?%\0P\0D\0F\0|^(?:\xfe\xff)?\0%\0P\0D\0F/, 'a PDF written as UTF-16 text'],
	[/^\s*["']?(?:data:[^,]{0,40},)?JVBERi/, 'base64 of a PDF'],
	[/^\s*(?:[{[]|"%PDF-)/, 'JSON'],
	[/^(\x89PNG|\xff\xd8\xff|GIF8|II\*|MM\0|RIFF)/, 'an image'],
	[/^[\x20-\x7e\s]*$/, 'plain text'],
];

/** What kind of file it is that is no PDF. Nothing of it is quoted: it may be an error page with a secret in it. */
export function describeStart(content: Buffer): string {
	const start = startOf(content);
	const [, kind] = KINDS.find(([pattern]) => pattern.test(start.slice(0, 64))) ?? [];
	if (kind === 'JSON' && start.includes('"JVBERi')) return 'JSON with base64 of a PDF in it';
	return kind ?? 'binary data of another kind';
}

/** Other files may have a PDF's header in them; a PDF may have something before it, such as a mail's or a host's header. */
const AROUND_PDF = /^\s*(?:<\?xml|<!doctype\s+html|<html|\{\s*"|\[\s*["{[]|"%PDF-)/i;

/** Whether the file is something else, although a PDF's header is in it. */
export const isAroundPdf = (content: Buffer) => AROUND_PDF.test(startOf(content));

const startOf = (content: Buffer) =>
	content
		.subarray(0, WITHIN_BYTES)
		.toString('latin1')
		.replace(/^\u00ef\u00bb\u00bf/, '');
