import type { PDFFont, PDFPage } from '@cantoo/pdf-lib';

/** A4, in points. */
export const A4: [number, number] = [595, 842];

/** Helvetica knows Latin-1 only. */
export const encodable = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');

/** Where lines stand on a page, in points from the bottom left corner. The first one is the heading. */
export interface Layout {
	x: number;
	top: number;
	lineHeight: number;
	size: number;
}

const HEADING_SIZE = 20;

export function drawLines(page: PDFPage, font: PDFFont, lines: string[], layout: Layout): void {
	const { x, top, lineHeight } = layout;
	for (const [k, line] of lines.entries()) {
		const size = k === 0 ? HEADING_SIZE : layout.size;
		page.drawText(encodable(line), { x, y: top - k * lineHeight, size, font });
	}
}
