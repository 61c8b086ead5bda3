import { StandardFonts, degrees, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

import type { Widget } from '../state/entities';
import { open } from './open';
import { shownPage } from './shownPage';
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

/** The size of a line that fits into a box by its height. */
export const lineSize = (height: number) =>
	Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, height - PADDING));

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
	// Without its password an encrypted PDF cannot be opened, and so stays as it is.
	const document = await open(file, password);
	const font = await document.embedFont(StandardFonts.Helvetica);
	const pages = document.getPages();
	for (const mark of marks) {
		const page: PDFPage | undefined = pages[mark.widget.page - 1];
		if (page) draw(page, font, mark);
	}
	return Buffer.from(await document.save());
}

function draw(page: PDFPage, font: PDFFont, { widget, text }: Mark): void {
	const { x, y, w, h, type } = widget;
	const { toPdf, angle, unit } = shownPage(page);
	const rotate = degrees(angle);
	if (SIGNATURES.includes(type)) {
		const frame = { width: w / unit, height: h / unit, borderWidth: 1 / unit };
		page.drawRectangle({ ...toPdf({ x, y: y + h }), ...frame, rotate, borderColor: FRAME_COLOR });
	}
	const line = encodable(text);
	const widthAtSize1 = Math.max(1, font.widthOfTextAtSize(line, 1));
	const fitting = Math.min(lineSize(h), (w - 2 * PADDING) / widthAtSize1);
	const size = Math.max(SMALLEST_FONT, fitting);
	const start = toPdf({ x: x + PADDING, y: y + h - Math.max(2, (h - size) / 2) });
	page.drawText(line, { ...start, size: size / unit, font, color: TEXT_COLOR, rotate });
}
