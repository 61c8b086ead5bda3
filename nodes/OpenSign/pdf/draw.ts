import type { Box } from './box';
import type * as Writer from './bundled/writer';
import type { Matrix } from './bundled/reader';
import { load } from './load';
import type { Page } from './read';
import { WIN_ANSI } from './winAnsi';

/** A box to be drawn on a page, with what is written in it. */
export interface Mark extends Box {
	/** Counted from 1. */
	page: number;
	/** A line each, the most important one first. */
	lines: string[];
	color: RGB;
}

/** Shares of red, green and blue from 0 to 1. */
export type RGB = [number, number, number];

const PADDING = 3;
/** In points. */
const LARGEST_TEXT = 9;
const SMALLEST_TEXT = 4;
const LINE_HEIGHT = 1.2;

/**
 * The PDF with labelled boxes drawn over its pages.
 *
 * @param pages of this PDF, as `openPdf` has read them
 * @param password opens the PDF, if it is encrypted; empty for none. What is written is not encrypted.
 * @throws where pdf-lib cannot read it
 */
export async function drawMarks(
	content: Buffer,
	password: string,
	pages: Page[],
	marks: Mark[],
): Promise<Buffer> {
	const writer = await import('./bundled/writer');
	const document = await load(writer, { content, password, pageCount: pages.length });
	const font = await document.embedFont(writer.StandardFonts.Helvetica);
	for (const [k, page] of document.getPages().entries()) {
		const here = marks.filter((mark) => mark.page === k + 1);
		if (here.length === 0) continue;
		onShownPage(writer, page, pages[k], () => {
			for (const mark of here) drawMark(writer, page, font, mark, pages[k].height);
		});
	}
	return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

/**
 * The PDF with parts of its pages covered in white. What is under them stays in the file.
 *
 * @param pages of this PDF, as `openPdf` has read them
 * @throws where pdf-lib cannot read it
 */
export async function cover(
	content: Buffer,
	password: string,
	pages: Page[],
	boxes: Array<Box & { page: number }>,
): Promise<Buffer> {
	const writer = await import('./bundled/writer');
	const document = await load(writer, { content, password, pageCount: pages.length });
	const white = writer.rgb(1, 1, 1);
	for (const [k, page] of document.getPages().entries()) {
		const here = boxes.filter((box) => box.page === k + 1);
		if (here.length === 0) continue;
		onShownPage(writer, page, pages[k], () => {
			for (const { x, y, w, h } of here) {
				page.drawRectangle({
					x,
					y: pages[k].height - y - h,
					width: w,
					height: h,
					color: white,
				});
			}
		});
	}
	return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

/** Draws in points from the bottom left corner of the page as it is shown. */
function onShownPage(
	{ concatTransformationMatrix, popGraphicsState, pushGraphicsState }: typeof Writer,
	page: Writer.Page,
	{ transform, height }: Page,
	draw: () => void,
): void {
	const [a, b, c, d, e, f] = invert(transform);
	// The shown page counts from its top.
	const fromBottom: Matrix = [a, b, -c, -d, c * height + e, d * height + f];
	page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...fromBottom));
	draw();
	page.pushOperators(popGraphicsState());
}

function invert([a, b, c, d, e, f]: Matrix): Matrix {
	const size = a * d - b * c;
	return [d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size];
}

function drawMark(
	{ rgb }: typeof Writer,
	page: Writer.Page,
	font: Writer.Font,
	{ x, y, w, h, lines, color }: Mark,
	pageHeight: number,
): void {
	const ink = rgb(...color);
	const bottom = pageHeight - y - h;
	const paint = { color: ink, opacity: 0.15, borderColor: ink, borderWidth: 1 };
	page.drawRectangle({ x, y: bottom, width: w, height: h, ...paint });
	const fitting = lines.slice(0, Math.max(1, Math.floor(h / (SMALLEST_TEXT * LINE_HEIGHT))));
	const size = sizeFor(font, fitting, w, h);
	for (const [k, line] of fitting.entries()) {
		const baseline = bottom + h - PADDING / 2 - size * (1 + k * LINE_HEIGHT);
		page.drawText(encodable(line), { x: x + PADDING, y: baseline, size, font, color: ink });
	}
}

/** The size at which the lines fit into a box, as far as they can be read then; points. */
function sizeFor(font: Writer.Font, lines: string[], width: number, height: number): number {
	const widest = Math.max(...lines.map((line) => font.widthOfTextAtSize(encodable(line), 1)), 1);
	const acrossFits = (width - 2 * PADDING) / widest;
	const downFits = height / (lines.length * LINE_HEIGHT);
	return Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, acrossFits, downFits));
}

const encodable = (text: string) =>
	[...text].map((letter) => (WIN_ANSI.test(letter) ? letter : '?')).join('');
