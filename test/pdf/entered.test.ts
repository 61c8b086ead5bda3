/** Text that stands in fields of a form, and in notes that lie on a page, is none of any page. */
import { PDFDocument, PDFString, StandardFonts } from '@cantoo/pdf-lib';

import { openPdf } from '../../nodes/OpenSign/pdf/read';

const TEXT = 'Tenant';

/** A page with a field and a note that say it, and one where it is written. */
async function filledIn(): Promise<Buffer> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	const [first, second] = [document.addPage([595, 842]), document.addPage([595, 842])];
	second.drawText(TEXT, { x: 72, y: 400, size: 12, font });
	const field = document.getForm().createTextField('field');
	field.setText(TEXT);
	field.addToPage(first, { x: 72, y: 700, width: 200, height: 20 });
	const { context } = document;
	const look = context.flateStream(`BT /F 12 Tf 2 5 Td (${TEXT}) Tj ET`, {
		Type: 'XObject',
		Subtype: 'Form',
		BBox: [0, 0, 200, 20],
		Resources: { Font: { F: font.ref } },
	} as never);
	const note = {
		Type: 'Annot',
		Subtype: 'FreeText',
		Rect: [72, 600, 272, 620],
		Contents: PDFString.of(TEXT),
		DA: PDFString.of('/Helv 12 Tf'),
		F: 4,
		AP: { N: context.register(look) },
	};
	first.node.Annots()!.push(context.register(context.obj(note as never)));
	return Buffer.from(await document.save());
}

test.each([true, false])('with the form read: %s', async (form) => {
	const { pages } = await openPdf(await filledIn(), { password: '', text: true, form });
	const texts = pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
	expect(texts).toEqual(['', TEXT]);
});
