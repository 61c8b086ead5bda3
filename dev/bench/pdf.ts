import { randomBytes } from 'node:crypto';

import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

/** Bytes of the picture on a page: red, green and blue of 400 × 400 points. */
const PICTURE = { width: 400, height: 400 };
const PICTURE_BYTES = 3 * PICTURE.width * PICTURE.height;

/** What a page is without its picture, roughly. */
const PAGE_BYTES = 300;

/**
 * A valid PDF of about so many bytes, as a scanner makes them: a picture on each page, of noise, which nothing can make
 * smaller.
 */
export async function makePdf(bytes: number): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const pages = Math.max(1, Math.floor(bytes / (PICTURE_BYTES + PAGE_BYTES)));
	const rest = Math.max(0, bytes - pages * (PICTURE_BYTES + PAGE_BYTES));
	for (let k = 0; k < pages && bytes > PICTURE_BYTES; k++) addPicture(pdf, pdf.addPage([595, 842]));
	if (pdf.getPageCount() === 0) pdf.addPage([595, 842]);
	// What is missing, as something that no page shows.
	pdf.context.register(pdf.context.stream(randomBytes(rest)));
	return Buffer.from(await pdf.save());
}

function addPicture(pdf: PDFDocument, page: PDFPage): void {
	const { context } = pdf;
	const picture = context.register(
		context.stream(randomBytes(PICTURE_BYTES), {
			Type: 'XObject',
			Subtype: 'Image',
			Width: PICTURE.width,
			Height: PICTURE.height,
			ColorSpace: 'DeviceRGB',
			BitsPerComponent: 8,
		}),
	);
	const name = page.node.newXObject('Picture', picture);
	const content = context.stream(`q 400 0 0 400 97 221 cm ${name.toString()} Do Q`);
	page.node.addContentStream(context.register(content));
}
