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
	[/^\s*[{[]/, 'JSON'],
	[/^(\x89PNG|\xff\xd8\xff|GIF8|II\*|MM\0|RIFF)/, 'an image'],
	[/^JVBERi/, 'base64 of a PDF'],
	[/^[\x20-\x7e\s]*$/, 'plain text'],
];

/** What kind of file it is that is no PDF. Nothing of it is quoted: it may be an error page with a secret in it. */
export function describeStart(content: Buffer): string {
	const start = content
		.subarray(0, 64)
		.toString('latin1')
		.replace(/^\u00ef\u00bb\u00bf/, '');
	const [, kind] = KINDS.find(([pattern]) => pattern.test(start)) ?? [];
	return kind ?? 'binary data of another kind';
}
