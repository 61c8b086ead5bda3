import { PDFDocument, StandardFonts, rgb } from '@cantoo/pdf-lib';

import type { StoredDocument, Widget } from './state';

/** A widget's box in PDF points, whose origin is the bottom left corner; OpenSign's is the top left one. */
export const toPdfBox = (pageHeight: number, { x, y, w, h }: Widget) => ({
	x,
	y: pageHeight - y - h,
	width: w,
	height: h,
});

/** What is written into a widget. */
export interface Mark {
	widget: Widget;
	text: string;
}

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
	for (const { widget, text } of marks) {
		const page = document.getPages()[widget.page - 1];
		if (!page) continue;
		const box = toPdfBox(page.getHeight(), widget);
		const isSignature = ['signature', 'initials', 'stamp'].includes(widget.type);
		if (isSignature)
			page.drawRectangle({ ...box, borderColor: rgb(0.04, 0.6, 0.55), borderWidth: 1 });
		const size = Math.max(
			4,
			Math.min(
				12,
				box.height - 4,
				(box.width - 8) / Math.max(1, font.widthOfTextAtSize(encodable(text), 1)),
			),
		);
		page.drawText(encodable(text), {
			x: box.x + 4,
			y: box.y + Math.max(2, (box.height - size) / 2),
			size,
			font,
			color: rgb(0.06, 0.2, 0.3),
		});
	}
	return Buffer.from(await document.save());
}

/** The pages in a new document, since pdf-lib writes one that it has decrypted with the old encryption still named. */
async function loadDecrypted(file: Buffer, password: string): Promise<PDFDocument> {
	const encrypted = await PDFDocument.load(file, { password });
	const document = await PDFDocument.create();
	for (const page of await document.copyPages(encrypted, encrypted.getPageIndices()))
		document.addPage(page);
	return document;
}

export async function makeCertificate(document: StoredDocument): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	pdf.setTitle(`Certificate of Completion: ${document.title}`);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const page = pdf.addPage([595, 842]);
	const lines = [
		'Certificate of Completion',
		'',
		`Document: ${document.title}`,
		`Document ID: ${document.objectId}`,
		`Completed: ${document.updatedAt.toISOString()}`,
		'',
		...document.signers.map(
			({ name, email, role, viewed, signed }) =>
				`${name ?? ''} <${email}> (${role ?? ''}): viewed ${viewed?.toISOString() ?? '-'}, signed ${signed?.toISOString() ?? '-'}`,
		),
	];
	lines.forEach((text, k) =>
		page.drawText(encodable(text), { x: 50, y: 780 - k * 20, size: k === 0 ? 20 : 9, font }),
	);
	return Buffer.from(await pdf.save());
}

/** The signed PDF with the certificate's pages behind it; the signed PDF alone where that cannot be. */
export async function append(file: Buffer, certificate: Buffer): Promise<Buffer> {
	try {
		const target = await PDFDocument.load(file);
		const source = await PDFDocument.load(certificate);
		for (const page of await target.copyPages(source, source.getPageIndices()))
			target.addPage(page);
		return Buffer.from(await target.save());
	} catch {
		return file;
	}
}

/** Helvetica knows Latin-1 only. */
const encodable = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
