import { inflateSync } from 'node:zlib';

import { PDFDocument, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';

/** A PDF of one A4 page with a line of text. */
export async function makePdf(text = 'Sample agreement'): Promise<Buffer> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	document.addPage([595, 842]).drawText(text, { x: 50, y: 780, size: 14, font });
	return Buffer.from(await document.save());
}

/** What text stands where in a PDF that pdf-lib has written: points from the bottom left corner. */
export async function readText(
	file: Buffer,
): Promise<Array<{ text: string; x: number; y: number }>> {
	const document = await PDFDocument.load(file);
	const found: Array<{ text: string; x: number; y: number }> = [];
	for (const [, object] of document.context.enumerateIndirectObjects()) {
		if (!(object instanceof PDFRawStream)) continue;
		let content: string;
		try {
			content = inflateSync(object.getContents()).toString('latin1');
		} catch {
			continue;
		}
		for (const [, x, y, hex] of content.matchAll(
			/1 0 0 1 ([\d.]+) ([\d.]+) Tm\s+<([0-9A-F]+)> Tj/g,
		)) {
			found.push({ text: Buffer.from(hex, 'hex').toString('latin1'), x: Number(x), y: Number(y) });
		}
	}
	return found;
}

/**
 * A PDF whose only page does not say that it is one: readers show it, pdf-lib, which the node writes with, leaves it out.
 *
 * @param text what stands on it
 */
export const oddPdf = (text: string): Buffer => {
	const content = `BT /F 12 Tf 72 700 Td (${text}) Tj ET`;
	return Buffer.from(
		[
			'%PDF-1.7',
			'1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
			'2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj',
			'3 0 obj << /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj',
			`4 0 obj << /Length ${content.length} >>`,
			`stream\n${content}\nendstream endobj`,
			'5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj',
			'trailer << /Root 1 0 R >>',
			'%%EOF',
		].join('\n'),
	);
};
