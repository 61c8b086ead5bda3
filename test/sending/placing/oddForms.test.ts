/** Forms as they come: fields beside the page, over each other, twice, and names that only look the same. */
import { PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import type { IBinaryKeyData } from 'n8n-workflow';

import { sendParameters, useWorld } from '../../harness/world';
import { form } from './pdfs';
import { spotOf, usePlacing, type Arrived } from './run';

const world = useWorld();
const { arrived, withFields, refused } = usePlacing(world);

/** Distance from the left and the top of an A4 page, width and height. */
type Rectangle = [x: number, down: number, w: number, h: number];
const at = ([x, down, width, height]: Rectangle) => ({
	x,
	y: 842 - down - height,
	width,
	height,
	borderWidth: 0,
});

const ALL = { placeBy: 'allFormFields' };
const byName = (formFieldName: string) => ({ placeBy: 'formField', formFieldName });

/** A form with a signature, and text fields by their names at these places. */
async function formOf(
	fields: Record<string, Rectangle[]>,
	more: (document: PDFDocument, page: PDFPage) => void = () => {},
): Promise<Buffer> {
	const document = await PDFDocument.create();
	const page = document.addPage([595, 842]);
	for (const [name, places] of Object.entries({ signature: [SIGNATURE], ...fields })) {
		const field = document.getForm().createTextField(name);
		for (const place of places) field.addToPage(page, at(place));
		if (name === 'signature') field.acroField.dict.set(PDFName.of('FT'), PDFName.of('Sig'));
	}
	more(document, page);
	return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

const SIGNATURE: Rectangle = [72, 700, 160, 48];
const PLACE: Rectangle = [72, 100, 100, 20];

/** Names and places of all but the signature. */
const placesOf = (fields: Arrived[]) =>
	fields.slice(1).map((field) => {
		const { x, y, w, h } = spotOf(field);
		return [field.options?.name, x, y, w, h];
	});

test.each<[string, Record<string, Rectangle[]>, unknown[]]>([
	['beside the page', { out: [[-300, 100, 100, 20]], below: [[72, 900, 100, 20]] }, []],
	['partly beside the page', { cut: [[545, 100, 100, 20]] }, [['cut', 545, 100, 50, 20]]],
	['at one place twice', { twice: [PLACE, PLACE] }, [['twice', 72, 100, 100, 20]]],
	[
		'a little over each other',
		{ a: [PLACE], b: [[72, 117, 100, 20]] },
		[
			['a', 72, 100, 100, 20],
			['b', 72, 117, 100, 20],
		],
	],
	[
		'of names in other letter case',
		{ Name: [PLACE], NAME: [[72, 130, 100, 20]] },
		[
			['Name', 72, 100, 100, 20],
			['NAME', 72, 130, 100, 20],
		],
	],
])('all fields, with some %s', async (_what, fields, expected) => {
	expect(placesOf(await arrived(await formOf(fields), withFields(ALL)))).toEqual(expected);
});

test('fields right over each other are refused, and what nobody could see by its name', async () => {
	const over = await formOf({ a: [PLACE], b: [[72, 105, 100, 20]] });
	expect(await refused(over, withFields(ALL))).toContain('field 1 (b): it covers');
	const beside = await formOf({ out: [[-300, 100, 100, 20]] });
	expect(await refused(beside, withFields(byName('out')))).toContain('stands beside the page');
});

test.each([
	['Unterschrift fu\u0308r', 'Unterschrift für'],
	['Unter\u00a0schrift', 'unter schrift'],
	[' tenant ', 'tenant'],
])('%j is found by what it looks like', async (name, entered) => {
	const fields = await arrived(
		await formOf({ [name]: [PLACE] }),
		withFields(byName('signature'), byName(entered)),
	);
	expect(placesOf(fields)).toEqual([[name, 72, 100, 100, 20]]);
});

test('all but the one that is named, not but all that look alike', async () => {
	const content = await formOf({ Name: [PLACE], NAME: [[72, 130, 100, 20]] });
	const fields = await arrived(content, withFields(byName('signature'), byName('Name'), ALL));
	expect(placesOf(fields).map(([name]) => name)).toEqual(['Name', 'NAME']);
});

describe('the same form in two files', () => {
	const sent = async (...widgets: Parameters<typeof withFields>) => {
		const store = async (field: string) =>
			await world.engine.binaryItem(await form(), { field, fileName: `${field}.pdf` });
		const [a, b] = [await store('a'), await store('b')];
		const binary = { ...a.binary, ...b.binary } as IBinaryKeyData;
		const { error } = await world.engine.runNode(
			sendParameters({ binaryPropertyName: 'a, b', ...withFields(...widgets) }),
			{ credential: world.credential(), items: [{ json: {}, binary }] },
		);
		expect(error?.message).toBeUndefined();
		const { signers } = world.server.createRequests()[0].body as {
			signers: Array<{ widgets: Arrived[] }>;
		};
		return signers[0].widgets.map(({ page, options }) => `${String(options?.name)} ${page}`);
	};

	test('all fields of both', async () => {
		const all = await sent(ALL);
		expect(all).toHaveLength(24);
		expect(all).toEqual(expect.arrayContaining(['payment 1', 'payment 2 3', 'iban 2 3']));
	});

	test('all fields of both, entered file by file', async () => {
		expect(await sent({ ...ALL, file: 'a.pdf' }, { ...ALL, file: 'b.pdf' })).toHaveLength(24);
	});

	test('all fields of one, and one of the other', async () => {
		const all = await sent({ ...ALL, file: 'a.pdf' }, { ...byName('iban'), file: 'b.pdf' });
		expect(all).toHaveLength(13);
		expect(all).toEqual(expect.arrayContaining(['iban 1', 'iban 2 3']));
	});
});
