import {
	PDFDocument,
	PDFName,
	PDFString,
	StandardFonts,
	type PDFField,
	type PDFPage,
} from '@cantoo/pdf-lib';

/** Text with its left end, and its line's distance from the top of an A4 page, points. */
type Line = [text: string, x: number, down: number];

export const HEIGHT = 842;
const SIZE = 12;

/** What the pages of the agreement say. */
const PAGES: Line[][] = [
	[
		['Rental agreement', 72, 72],
		['Initials:', 72, 700],
	],
	[
		['The keys are handed over on', 72, 72],
		['Initials:', 72, 700],
	],
	[
		['Signature of tenant:', 72, 400],
		['Signature of landlord:', 72, 500],
		['Initials:', 72, 700],
	],
];

async function draw(pages: Line[][], finish: (pages: PDFPage[]) => void = () => {}) {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	const made = pages.map((lines) => {
		const page = document.addPage([595, HEIGHT]);
		for (const [text, x, down] of lines)
			page.drawText(text, { x, y: HEIGHT - down, size: SIZE, font });
		return page;
	});
	finish(made);
	return Buffer.from(await document.save());
}

/** How wide a text is in the agreement, points. */
export async function widthOf(text: string): Promise<number> {
	const document = await PDFDocument.create();
	return (await document.embedFont(StandardFonts.Helvetica)).widthOfTextAtSize(text, SIZE);
}

/** Three pages with initials on each, and two signatures on the last. */
export const agreement = async () => await draw(PAGES);

/** An agreement whose second page is in landscape. */
export const mixed = async () => await draw(PAGES, ([, second]) => second.setSize(HEIGHT, 595));

/** Two pages without any text. */
export const scan = async () => await draw([[], []]);

/** A box by its distance from the top. */
const at = (x: number, down: number, width: number, height: number) => ({
	x,
	y: HEIGHT - down - height,
	width,
	height,
	borderWidth: 0,
});

/** A form whose field "place" stands twice, and whose next one has the name that the second place would get. */
export async function alikeNames(): Promise<Buffer> {
	const document = await PDFDocument.create();
	const page = document.addPage([595, HEIGHT]);
	const fields = document.getForm();
	const place = fields.createTextField('place');
	place.addToPage(page, at(72, 100, 80, 20));
	place.addToPage(page, at(72, 130, 80, 20));
	fields.createTextField('place 2').addToPage(page, at(72, 160, 80, 20));
	return Buffer.from(await document.save());
}

/** A form with a field of each kind, on two pages. */
export async function form(): Promise<Buffer> {
	const document = await PDFDocument.create();
	const first = document.addPage([595, HEIGHT]);
	const second = document.addPage([595, HEIGHT]);
	const font = await document.embedFont(StandardFonts.Helvetica);
	first.drawText('Signature of tenant:', { x: 72, y: HEIGHT - 500, size: SIZE, font });
	const fields = document.getForm();
	const text = (name: string, page: PDFPage, box: ReturnType<typeof at>) => {
		const field = fields.createTextField(name);
		field.addToPage(page, box);
		return field;
	};
	text('tenant.fullName', first, at(72, 100, 200, 20));
	text('tenant.E-Mail', first, at(72, 130, 200, 20));
	text('Firma', first, at(72, 160, 200, 20));
	const iban = text('iban', first, at(72, 190, 200, 20));
	iban.enableRequired();
	iban.setMaxLength(22);
	const contract = text('contract', first, at(72, 220, 200, 20));
	contract.setText('C-17');
	contract.enableReadOnly();
	fields.createCheckBox('pets').addToPage(first, at(72, 250, 12, 12));
	const payment = fields.createRadioGroup('payment');
	payment.addOptionToPage('monthly', first, at(72, 280, 12, 12));
	payment.addOptionToPage('yearly', first, at(172, 280, 12, 12));
	const rooms = fields.createDropdown('rooms');
	rooms.addOptions(['one', 'two']);
	rooms.select('two');
	rooms.addToPage(first, at(72, 310, 100, 20));
	say(text('from', second, at(72, 100, 90, 20)), {
		AA: { F: { S: 'JavaScript', JS: PDFString.of('AFDate_FormatEx("d.m.yy");') } },
	});
	say(text('tenant.signature', second, at(72, 130, 150, 40)), { FT: 'Sig' });
	say(text('hidden', second, at(0, 0, 0, 0)), { FT: 'Sig' });
	const twice = text('place', first, at(72, 400, 80, 20));
	twice.addToPage(second, at(72, 400, 80, 20));
	return Buffer.from(await document.save());
}

function say(field: PDFField, entries: Record<string, object | string>): void {
	const { dict } = field.acroField;
	for (const [key, value] of Object.entries(entries))
		dict.set(PDFName.of(key), dict.context.obj(value as never));
}
