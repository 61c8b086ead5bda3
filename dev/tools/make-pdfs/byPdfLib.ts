/** PDFs by pdf-lib, each with something that others do not have. */
import { PDFDocument, PDFName, PDFString, degrees } from '@cantoo/pdf-lib';

import { onePage, handmade, text } from './handmade';
import { makeDocument, plain, save } from './pdfLibPages';
import { encrypt, qpdf } from './qpdf';
import { A4, DATE, PASSWORD, TITLE, type Sample } from './sample';

export async function byPdfLib(): Promise<Sample[]> {
	const samples: Array<[file: string, feature: string, bytes: Buffer]> = [
		['pdf-lib.pdf', 'object streams and a cross-reference stream', await plain()],
		[
			'pdf-lib-classic-xref.pdf',
			'classic cross-reference table',
			await save(await makeDocument([A4]), { useObjectStreams: false }),
		],
		['pdf-lib-form.pdf', 'form fields (AcroForm)', await form()],
		['pdf-lib-signature-field.pdf', 'empty signature field', await signatureField()],
		['pdf-lib-attachment.pdf', 'embedded text attachment', await note()],
		[
			'pdf-lib-attachment-locked.pdf',
			'not encrypted, but an encrypted PDF is attached to it uncompressed',
			await lockedAttachment(),
		],
		['pdf-lib-unicode-title.pdf', 'title beyond ASCII', await unicodeTitle()],
		[
			'pdf-lib-rotated.pdf',
			'pages rotated by 0, 90, 180 and 270 degrees, and landscape',
			await rotated(),
		],
		[
			'pdf-lib-unusual-sizes.pdf',
			'receipt, stamp, poster, and boxes with a negative origin',
			await unusualSizes(),
		],
		['pdf-lib-300-pages.pdf', '300 pages', await manyPages(300)],
		[
			'pdf-lib-incremental.pdf',
			'incremental update with cross-reference streams, two %%EOF',
			await incremental(),
		],
	];
	return samples.map(([file, feature, bytes]) => {
		const producer = file === 'pdf-lib-attachment-locked.pdf' ? 'pdf-lib, qpdf' : 'pdf-lib';
		return { file, producer, feature, bytes };
	});
}

async function form(): Promise<Buffer> {
	const pdf = await makeDocument([A4]);
	const page = pdf.getPage(0);
	const fields = pdf.getForm();
	const name = fields.createTextField('party.name');
	name.setText('Alex Example');
	name.addToPage(page, { x: 50, y: 500, width: 200, height: 24 });
	const agrees = fields.createCheckBox('party.agrees');
	agrees.addToPage(page, { x: 50, y: 450, width: 18, height: 18 });
	const kind = fields.createDropdown('party.kind');
	kind.addOptions(['Person', 'Company']);
	kind.select('Company');
	kind.addToPage(page, { x: 50, y: 400, width: 120, height: 24 });
	return await save(pdf);
}

/** A form with the empty signature field that other signing tools leave. */
async function signatureField(): Promise<Buffer> {
	const pdf = await makeDocument([A4]);
	const page = pdf.getPage(0);
	const { context } = pdf;
	const field = context.register(
		context.obj({
			Type: 'Annot',
			Subtype: 'Widget',
			FT: 'Sig',
			T: PDFString.of('Signature1'),
			Rect: [50, 400, 250, 460],
			F: 4,
			P: page.ref,
		}),
	);
	page.node.addAnnot(field);
	pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 1 }));
	return await save(pdf);
}

async function attachment(content: Buffer, name: string, mimeType: string): Promise<Buffer> {
	const pdf = await makeDocument([A4]);
	await pdf.attach(content, name, {
		description: 'An attachment',
		creationDate: DATE,
		modificationDate: DATE,
		mimeType,
	});
	return await save(pdf);
}

const note = async () =>
	await attachment(Buffer.from('An attached note.\n'), 'note.txt', 'text/plain');

async function lockedAttachment(): Promise<Buffer> {
	const locked = encrypt(handmade(onePage(text(TITLE))), PASSWORD, '256');
	const pdf = await attachment(locked, 'locked.pdf', 'application/pdf');
	return qpdf(pdf, '--stream-data=uncompress', '--object-streams=disable');
}

const unicodeTitle = async () =>
	await save(await makeDocument([A4], 'Vertrag über Größe – 契約書 – Договор – عقد – 🖋'));

async function rotated(): Promise<Buffer> {
	const pdf = await makeDocument([A4, A4, A4, A4, [842, 595]]);
	for (const [i, angle] of [0, 90, 180, 270, 0].entries())
		pdf.getPage(i).setRotation(degrees(angle));
	return await save(pdf);
}

/** A receipt, a stamp, a poster (14,400 points is the most that older readers take), a box that starts below zero. */
async function unusualSizes(): Promise<Buffer> {
	const pdf = await makeDocument([[204, 1200], [72, 72], [14400, 9600], A4]);
	pdf.getPage(3).setMediaBox(-100, -200, 595, 842);
	pdf.getPage(3).setCropBox(-50, -150, 400, 500);
	return await save(pdf);
}

const manyPages = async (length: number) =>
	await save(await makeDocument(Array.from({ length }, () => A4)));

/** A second revision after the first one's %%EOF, as signing tools append it. */
async function incremental(): Promise<Buffer> {
	const first = await save(await makeDocument([A4]), { useObjectStreams: true });
	const pdf = await PDFDocument.load(first, { forIncrementalUpdate: true, updateMetadata: false });
	const snapshot = pdf.takeSnapshot();
	snapshot.markObjForSave(pdf.getPage(0).node);
	pdf.getPage(0).drawText('Added in a second revision', { x: 50, y: 300, size: 11 });
	return Buffer.concat([first, Buffer.from(await pdf.saveIncremental(snapshot))]);
}
