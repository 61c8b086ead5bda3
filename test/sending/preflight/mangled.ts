/** What becomes of PDFs on their way through programs that take them for text. */
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const changed = (content: Buffer, from: RegExp, to: string) =>
	latin1(content.toString('latin1').replace(from, to));

const AS_FILE =
	'Have the node that it comes from pass it on as a file, not as text: an HTTP Request node by Response Format → File.';
const REPLACED = `the PDF was read as text on its way: bytes that are no text were replaced, and are lost. ${AS_FILE}`;
const ENCODED = `the PDF was read as text on its way, and written again in UTF-8, as other bytes. ${AS_FILE}`;
const LINES = `the line ends in the PDF were converted on its way, which breaks what is compressed in it. ${AS_FILE}`;
const SEVEN_BITS = `the PDF was read as text on its way: bytes above 127, which ASCII has not, are lost. ${AS_FILE}`;

export interface Change {
	change: (content: Buffer) => Buffer;
	/** What the node says, after the file's name. */
	says: string;
}

/** These harm only what is no text: of a PDF that is all text, readers repair what has moved. */
export const MANGLINGS: Record<string, Change> = {
	'read as UTF-8 and written again': {
		change: (content) => Buffer.from(content.toString('utf8')),
		says: REPLACED,
	},
	'read as Latin-1 and written as UTF-8': {
		change: (content) => Buffer.from(content.toString('latin1')),
		says: ENCODED,
	},
	'read as Windows-1252 and written as UTF-8': {
		change: (content) => Buffer.from(new TextDecoder('windows-1252').decode(content)),
		says: ENCODED,
	},
	'with LF as CRLF': { change: (content) => changed(content, /\n/g, '\r\n'), says: LINES },
	'with LF as CRLF, but where it was': {
		change: (content) => changed(content, /\r?\n/g, '\r\n'),
		says: LINES,
	},
	'with CRLF as LF': { change: (content) => changed(content, /\r\n/g, '\n'), says: LINES },
	'without the eighth bit': {
		change: (content) => latin1(content.toString('ascii')),
		says: SEVEN_BITS,
	},
	'without the bytes above 127': {
		change: (content) => changed(content, /[\x80-\xff]/g, ''),
		says: SEVEN_BITS,
	},
	'with question marks for the bytes above 127': {
		change: (content) => changed(content, /[\x80-\xff]/g, '?'),
		says: SEVEN_BITS,
	},
};

const DECODE = 'Decode it first, such as in a Convert to File node by Move Base64 String to File.';
const noPdf = (kind: string, advice: string) =>
	`the file is not a PDF (it does not start with %PDF-, but is ${kind}). ${advice}`;
const aroundPdf = (kind: string) =>
	`the file is not a PDF (%PDF- stands in it, but it is ${kind}). Convert it to PDF first.`;
const base64 = (content: Buffer) => content.toString('base64');

/** What a PDF may be wrapped in: none of these is a PDF any more. */
export const WRAPPERS: Record<string, Change> = {
	'a web page that quotes it': {
		change: (content) =>
			Buffer.concat([
				Buffer.from('\ufeff\n<!DOCTYPE html>\n<html><body><pre>'),
				content,
				Buffer.from('</pre></body></html>'),
			]),
		says: aroundPdf('a web page'),
	},
	'XML that holds it': {
		change: (content) =>
			Buffer.concat([latin1('<?xml version="1.0"?><file>'), content, latin1('</file>')]),
		says: aroundPdf('XML'),
	},
	'JSON that holds its text': {
		change: (content) => Buffer.from(JSON.stringify({ data: content.toString('latin1') })),
		says: aroundPdf('JSON'),
	},
	'its text as JSON': {
		change: (content) => Buffer.from(JSON.stringify(content.toString('latin1'))),
		says: aroundPdf('JSON'),
	},
	'JSON that holds its base64': {
		change: (content) => Buffer.from(JSON.stringify([{ name: 'a.pdf', file: base64(content) }])),
		says: noPdf('JSON with base64 of a PDF in it', DECODE),
	},
	'its base64': {
		change: (content) => Buffer.from(base64(content)),
		says: noPdf('base64 of a PDF', DECODE),
	},
	'its base64 in quotation marks': {
		change: (content) => Buffer.from(`"${base64(content)}"`),
		says: noPdf('base64 of a PDF', DECODE),
	},
	'its data URL': {
		change: (content) => Buffer.from(`data:application/pdf;base64,${base64(content)}`),
		says: noPdf('base64 of a PDF', DECODE),
	},
	'UTF-16': {
		change: (content) => Buffer.from(content.toString('latin1'), 'utf16le'),
		says: noPdf('a PDF written as UTF-16 text', AS_FILE),
	},
};
