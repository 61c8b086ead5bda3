import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

import type { Widget } from '../state/entities';
import { encodable } from './text';

/** What is written into a widget. */
export interface Mark {
	widget: Widget;
	text: string;
}

/** The types of widgets into which somebody signs. */
export const SIGNATURES = ['signature', 'initials', 'stamp'];

const FRAME_COLOR = rgb(0.04, 0.6, 0.55);
const TEXT_COLOR = rgb(0.06, 0.2, 0.3);
const PADDING = 4;
/** In points. */
const SMALLEST_FONT = 4;
const LARGEST_FONT = 12;

/** A widget's box in PDF points, whose origin is the bottom left corner; OpenSign's is the top left one. */
const toPdfBox = (pageHeight: number, { x, y, w, h }: Widget) => ({
	x,
	y: pageHeight - y - h,
	width: w,
	height: h,
});

/** Writes `marks` into a PDF. A file that is no PDF stays as it is, as the real server sends it all the same. */
export async function stamp(file: Buffer, marks: Mark[], password?: string): Promise<Buffer> {
	if (marks.length === 0) return file;
	try {
		return await write(file, marks, password);
	} catch {
		return file;
	}
}

async function write(file: Buffer, marks: Mark[], password?: string): Promise<Buffer> {
	// Without its password an encrypted PDF cannot be loaded, and so stays as it is.
	const document = await (password ? loadDecrypted(file, password) : PDFDocument.load(file));
	const font = await document.embedFont(StandardFonts.Helvetica);
	const pages = document.getPages();
	for (const mark of marks) {
		const page: PDFPage | undefined = pages[mark.widget.page - 1];
		if (page) draw(page, font, mark);
	}
	return Buffer.from(await document.save());
}

function draw(page: PDFPage, font: PDFFont, { widget, text }: Mark): void {
	const box = toPdfBox(page.getHeight(), widget);
	if (SIGNATURES.includes(widget.type))
		page.drawRectangle({ ...box, borderColor: FRAME_COLOR, borderWidth: 1 });

	const line = encodable(text);
	const widthAtSize1 = Math.max(1, font.widthOfTextAtSize(line, 1));
	const fitting = Math.min(box.height - PADDING, (box.width - 2 * PADDING) / widthAtSize1);
	const size = Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, fitting));
	const x = box.x + PADDING;
	const y = box.y + Math.max(2, (box.height - size) / 2);
	page.drawText(line, { x, y, size, font, color: TEXT_COLOR });
}

/** The pages in a new document, since pdf-lib writes one that it has decrypted with the old encryption still named. */
async function loadDecrypted(file: Buffer, password: string): Promise<PDFDocument> {
	const encrypted = await PDFDocument.load(file, { password });
	const document = await PDFDocument.create();
	const pages = await document.copyPages(encrypted, encrypted.getPageIndices());
	for (const page of pages) document.addPage(page);
	return document;
}
