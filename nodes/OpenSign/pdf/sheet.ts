import type { Box } from './box';
import type { Font } from './bundled/writer';
import { WIN_ANSI } from './winAnsi';

/** A part of a sheet: text to be read, or set in a typewriter's letters. */
export interface Part {
	text: string;
	look: 'heading' | 'text' | 'small' | 'code';
}

/** A4, in points. */
const PAGE: [width: number, height: number] = [595, 842];
const MARGIN = 56;
const WIDTH = PAGE[0] - 2 * MARGIN;
/** What a signature takes at the end. */
const SIGNATURE = { w: 220, h: 64 };

/** Sizes and spaces in points. */
const LOOKS = {
	heading: { font: 'bold', size: 20, after: 14 },
	text: { font: 'plain', size: 11, after: 10 },
	small: { font: 'plain', size: 9, after: 10 },
	code: { font: 'code', size: 9, after: 12 },
} as const;
const LINE_HEIGHT = 1.35;

export interface Sheet {
	content: Buffer;
	pageCount: number;
	/** Where it is signed, in OpenSign's points: from the top left corner. */
	signature: Box & { page: number };
}

/** Nobody reads more before signing, and to set it takes n8n's time. */
export const LONGEST_SHEET = { letters: 100_000, pages: 100 };

/**
 * A PDF with these parts below each other, on as many pages as they take, and room for a signature at the end.
 *
 * @returns nothing if it would be longer than LONGEST_SHEET
 */
export async function makeSheet(parts: Part[]): Promise<Sheet | undefined> {
	if (parts.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_SHEET.letters)
		return undefined;
	const { PDFDocument, StandardFonts, rgb } = await import('./bundled/writer');
	const document = await PDFDocument.create();
	const fonts = {
		bold: await document.embedFont(StandardFonts.HelveticaBold),
		plain: await document.embedFont(StandardFonts.Helvetica),
		code: await document.embedFont(StandardFonts.Courier),
	};
	let page = document.addPage(PAGE);
	let pageCount = 1;
	let top = MARGIN;
	const makeRoom = (height: number) => {
		if (top + height <= PAGE[1] - MARGIN) return;
		page = document.addPage(PAGE);
		pageCount += 1;
		top = MARGIN;
	};
	for (const { text, look } of parts) {
		const { font, size, after } = LOOKS[look];
		for (const line of toLines(writable(text), fonts[font], size)) {
			makeRoom(size * LINE_HEIGHT);
			if (pageCount > LONGEST_SHEET.pages) return undefined;
			const y = PAGE[1] - top - size;
			page.drawText(line, { x: MARGIN, y, size, font: fonts[font], color: rgb(0.1, 0.1, 0.1) });
			top += size * LINE_HEIGHT;
		}
		top += after;
	}
	makeRoom(SIGNATURE.h);
	const { w, h } = SIGNATURE;
	const frame = { borderColor: rgb(0.6, 0.6, 0.6), borderWidth: 0.5 };
	page.drawRectangle({ x: MARGIN, y: PAGE[1] - top - h, width: w, height: h, ...frame });
	const content = Buffer.from(await document.save());
	return { content, pageCount, signature: { page: pageCount, x: MARGIN, y: top, w, h } };
}

/** The text in lines that fit on the page, broken between words where that can be. */
function toLines(text: string, font: Font, size: number): string[] {
	const fits = (line: string) => font.widthOfTextAtSize(line, size) <= WIDTH;
	return text.split('\n').flatMap((paragraph) => {
		const lines: string[] = [];
		let line = '';
		for (const piece of paragraph.split(/(?<= )/).flatMap((word) => toPieces(word, fits))) {
			if (line !== '' && !fits((line + piece).trimEnd())) {
				lines.push(line.trimEnd());
				line = '';
			}
			line += piece;
		}
		return [...lines, line.trimEnd()];
	});
}

/** A word in pieces that fit on a line each. */
function toPieces(word: string, fits: (line: string) => boolean): string[] {
	if (fits(word.trimEnd())) return [word];
	const pieces: string[] = [];
	let piece = '';
	for (const letter of word) {
		if (piece !== '' && !fits(piece + letter)) {
			pieces.push(piece);
			piece = '';
		}
		piece += letter;
	}
	return [...pieces, piece];
}

/**
 * The fonts that every PDF reader has know Latin letters only. What is signed must not be blurred: other letters are
 * written by their Unicode number, as JSON does.
 */
function writable(text: string): string {
	const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, '    ');
	return [...plain].map((letter) => (isWritable(letter) ? letter : toEscapes(letter))).join('');
}

const isWritable = (letter: string) => letter === '\n' || WIN_ANSI.test(letter);

const toEscapes = (letter: string) =>
	letter
		.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
