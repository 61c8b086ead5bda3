import { PDFDocument, StandardFonts, type SaveOptions } from '@cantoo/pdf-lib';

import { A4, DATE, TITLE, type Size } from './sample';

/** A document with a heading and a page number on each page. */
export async function makeDocument(pages: Size[], title = TITLE): Promise<PDFDocument> {
	const pdf = await PDFDocument.create();
	pdf.setTitle(title);
	pdf.setCreationDate(DATE);
	pdf.setModificationDate(DATE);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	for (const [i, size] of pages.entries()) {
		const [width, height] = size;
		const page = pdf.addPage(size);
		const x = Math.min(50, width / 10);
		const number = `Page ${i + 1} of ${pages.length}`;
		page.drawText(TITLE, { x, y: height * 0.8, size: Math.min(18, width / 12), font });
		page.drawText(number, { x, y: height * 0.7, size: Math.min(11, width / 16), font });
	}
	return pdf;
}

export const save = async (pdf: PDFDocument, options?: SaveOptions): Promise<Buffer> =>
	Buffer.from(await pdf.save(options));

/** Two plain pages. */
export const plain = async () => await save(await makeDocument([A4, A4]));
