import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import type { StoredDocument, StoredSigner } from '../state/entities';
import { A4, drawLines } from './text';

/** The PDF that tells who has seen and signed a document when. */
export async function makeCertificate(document: StoredDocument): Promise<Buffer> {
	const { title, objectId, updatedAt, signers } = document;
	const pdf = await PDFDocument.create();
	pdf.setTitle(`Certificate of Completion: ${title}`);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const lines = [
		'Certificate of Completion',
		'',
		`Document: ${title}`,
		`Document ID: ${objectId}`,
		`Completed: ${updatedAt.toISOString()}`,
		'',
		...signers.map(toLine),
	];
	drawLines(pdf.addPage(A4), font, lines, { x: 50, top: 780, lineHeight: 20, size: 9 });
	return Buffer.from(await pdf.save());
}

function toLine({ name = '', email, role = '', viewed, signed }: StoredSigner): string {
	const when = (date?: Date) => date?.toISOString() ?? '-';
	return `${name} <${email}> (${role}): viewed ${when(viewed)}, signed ${when(signed)}`;
}

/** The signed PDF with the certificate's pages behind it; the signed PDF alone where that cannot be. */
export async function append(file: Buffer, certificate: Buffer): Promise<Buffer> {
	try {
		const target = await PDFDocument.load(file);
		const source = await PDFDocument.load(certificate);
		const pages = await target.copyPages(source, source.getPageIndices());
		for (const page of pages) target.addPage(page);
		return Buffer.from(await target.save());
	} catch {
		return file;
	}
}
