import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { openPdf } from '../../nodes/OpenSign/pdf/read';
import { oddPdf } from '../harness/pdf';
import { draw, typeset } from '../harness/typeset';
import { sendParameters, signer, useWorld } from '../harness/world';
import { form } from './placing/pdfs';
import type { Arrived } from './placing/run';

const world = useWorld();

/** A PDF of so many pages, each of which says which it is. */
const pdfOf = async (name: string, pages: number) =>
	await typeset(...Array.from({ length: pages }, (_, k) => draw(`${name} ${k + 1}`, 72, 780)));

/** An item with files by their binary fields: name of the file, and what is in it. */
async function item(files: Record<string, [string, Buffer]>): Promise<INodeExecutionData> {
	const stored = await Promise.all(
		Object.entries(files).map(
			async ([field, [fileName, content]]) =>
				await world.engine.binaryItem(content, { field, fileName }),
		),
	);
	return {
		json: {},
		binary: Object.assign({}, ...stored.map(({ binary }) => binary)) as IBinaryKeyData,
	};
}

const three = async () =>
	await item({
		b: ['annex 10.pdf', await pdfOf('Ten', 1)],
		a: ['contract.pdf', await pdfOf('Contract', 2)],
		c: ['annex 9.pdf', await pdfOf('Nine', 1)],
	});

const run = async (given: INodeExecutionData, changes: IDataObject) =>
	await world.engine.runNode(sendParameters(changes), {
		credential: world.credential(),
		items: [given],
	});

interface Body {
	file: string;
	file_password?: string;
	signers: Array<{ widgets: Arrived[] }>;
}

async function sent(given: INodeExecutionData, changes: IDataObject): Promise<Body> {
	const { error } = await run(given, changes);
	expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	return world.server.createRequests()[0].body as never;
}

async function textOf({ file }: Body): Promise<string[]> {
	const { pages } = await openPdf(Buffer.from(file, 'base64'), { password: '', text: true });
	return pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
}

test.each([
	['a, b', 'item', ['Contract1', 'Contract2', 'Ten1']],
	['c,a', 'item', ['Nine1', 'Contract1', 'Contract2']],
	['*', 'item', ['Ten1', 'Contract1', 'Contract2', 'Nine1']],
	['*', 'name', ['Nine1', 'Ten1', 'Contract1', 'Contract2']],
])('%s in the order by %s', async (binaryPropertyName, fileOrder, expected) => {
	const body = await sent(await three(), { binaryPropertyName, fileOrder });
	expect(await textOf(body)).toEqual(expected);
});

test('* leaves out what is no PDF', async () => {
	const given = await item({
		a: ['a.pdf', await pdfOf('A', 1)],
		b: ['b.pdf', await pdfOf('B', 1)],
	});
	given.binary!.note = { ...given.binary!.a, mimeType: 'text/plain', fileName: 'note.txt' };
	expect(await textOf(await sent(given, { binaryPropertyName: '*' }))).toEqual(['A1', 'B1']);
});

test('a name with a comma in it', async () => {
	const given = await item({ 'a, b': ['a.pdf', await pdfOf('A', 1)] });
	expect(await textOf(await sent(given, { binaryPropertyName: 'a, b' }))).toEqual(['A1']);
});

describe("the questions of n8n's Form, which names their files without blanks and signs", () => {
	const both = async () =>
		await item({
			My_Lease: ['lease.pdf', await pdfOf('Lease', 1)],
			Annex__signed_: ['annex.pdf', await pdfOf('Annex', 1)],
		});

	test.each([
		['My Lease', ['Lease1']],
		['Annex (signed)', ['Annex1']],
		['Annex (signed), My Lease', ['Annex1', 'Lease1']],
		['My_Lease, Annex (signed)', ['Lease1', 'Annex1']],
	])('%s', async (binaryPropertyName, expected) => {
		expect(await textOf(await sent(await both(), { binaryPropertyName }))).toEqual(expected);
	});

	test('one that is there under both names counts once', async () => {
		const { error } = await run(await both(), { binaryPropertyName: 'My Lease, My_Lease' });
		expect(error?.message).toContain("PDF File: 'My_Lease' is there twice");
	});

	test('what no question is called is named as it was entered', async () => {
		const { error } = await run(await both(), { binaryPropertyName: 'Our Lease' });
		expect(error?.message).toContain(
			"this item has no file 'Our Lease'. It has: My_Lease, Annex__signed_.",
		);
	});
});

describe('fields on one of the files', () => {
	const placed = async (given: INodeExecutionData, widget: IDataObject) => {
		const signers = { signer: [signer({ widgets: { widget: [widget] } })] };
		const body = await sent(given, { binaryPropertyName: 'a, b', signers });
		return body.signers[0].widgets.map(({ type, page }) => `${type} ${page}`);
	};
	const place = { x: 72, y: 640, w: 160, h: 48 };
	const both = async () =>
		await item({
			a: ['contract.pdf', await pdfOf('Page', 3)],
			b: ['annex.pdf', await pdfOf('Page', 2)],
		});

	test.each<[string, IDataObject, string[]]>([
		['coordinates', { page: 2, ...place, file: 'annex.pdf' }, ['signature 5']],
		['coordinates from its end', { page: -1, ...place, file: 'contract.pdf' }, ['signature 3']],
		['coordinates in the whole', { page: -1, ...place }, ['signature 5']],
		['its binary field', { page: 1, ...place, file: 'b' }, ['signature 4']],
		['text', { placeBy: 'text', anchorText: 'Page 2', file: 'annex.pdf' }, ['signature 5']],
		[
			'corner',
			{ placeBy: 'corner', onPages: 'every', file: 'annex.pdf' },
			['signature 4', 'signature 5'],
		],
		[
			'corner of a range',
			{ placeBy: 'corner', onPages: 'list', pageList: '1-2', file: 'annex.pdf' },
			['signature 4', 'signature 5'],
		],
	])('by %s', async (_way, widget, expected) => {
		expect(await placed(await both(), { type: 'signature', ...widget })).toEqual(expected);
	});

	test('by a form field, which other files may have as well', async () => {
		const given = await item({ a: ['one.pdf', await form()], b: ['two.pdf', await form()] });
		const byForm = { placeBy: 'formField', formFieldName: 'tenant.signature', file: 'two.pdf' };
		expect(await placed(given, byForm)).toEqual(['signature 4']);
	});

	test('by a name that is composed in another way, as on macOS', async () => {
		const given = await item({
			a: ['contract.pdf', await pdfOf('Page', 3)],
			b: ['U\u0308bersicht.pdf', await pdfOf('Page', 2)],
		});
		const widget = { type: 'signature', page: 1, ...place, file: 'Übersicht.pdf' };
		expect(await placed(given, widget)).toEqual(['signature 4']);
	});

	test('in JSON', async () => {
		const widgets = [
			{ type: 'signature', page: 1, ...place, file: 'annex.pdf' },
			{ type: 'initials', place: { by: 'text', text: 'Page 2', file: 'annex.pdf' } },
		];
		const signersJson = JSON.stringify([{ ...signer(), widgets }]);
		const body = await sent(await both(), {
			binaryPropertyName: 'a,b',
			signersInput: 'json',
			signersJson,
		});
		expect(body.signers[0].widgets.map(({ page }) => page)).toEqual([4, 5]);
		expect(JSON.stringify(body.signers)).not.toContain('annex');
	});

	test.each<[string, IDataObject, RegExp]>([
		[
			'a file that is not there',
			{ page: 1, file: 'x.pdf' },
			/there is no file 'x\.pdf'\. There are: contract\.pdf or a, annex\.pdf or b/,
		],
		[
			'a page that it does not have',
			{ page: 3, file: 'annex.pdf' },
			/there is no page 3: the PDF has 2 pages/,
		],
	])('%s is refused', async (_what, widget, message) => {
		const signers = {
			signer: [signer({ widgets: { widget: [{ type: 'signature', ...place, ...widget }] } })],
		};
		const { error } = await run(await both(), { binaryPropertyName: 'a,b', signers });
		expect(error?.message).toMatch(message);
		expect(world.server.createRequests()).toEqual([]);
	});
});

describe('refused before anything is sent', () => {
	test.each([
		['a, x, y', /no file 'x', 'y'\. It has: b, a, c/],
		['a, a', /'a' is there twice/],
	])('%s', async (binaryPropertyName, message) => {
		const { error } = await run(await three(), { binaryPropertyName });
		expect(error?.message).toMatch(message);
	});

	test('* without a PDF', async () => {
		const { error } = await run({ json: {}, binary: {} }, { binaryPropertyName: '*' });
		expect(error?.message).toMatch(/no PDF among its files\. It has no files at all/);
	});

	test('one that is damaged, by its name', async () => {
		const given = await item({
			a: ['a.pdf', await pdfOf('A', 1)],
			b: ['b.pdf', Buffer.from('%PDF-1.7\n')],
		});
		const { error } = await run(given, { binaryPropertyName: 'a,b' });
		expect(error?.message).toMatch(/^b\.pdf: the PDF is damaged/);
	});

	test('one of which pages would be lost', async () => {
		const given = await item({ a: ['a.pdf', await pdfOf('A', 1)], b: ['b.pdf', oddPdf('B')] });
		const { error } = await run(given, { binaryPropertyName: 'a,b' });
		expect(error?.message).toMatch(
			/^a\.pdf \+ b\.pdf: these files cannot be made into one document/,
		);
	});

	test('too large in sum', async () => {
		const large = Buffer.concat([await pdfOf('A', 1), Buffer.alloc(3 * 2 ** 20, ' ')]);
		const given = await item({ a: ['a.pdf', large], b: ['b.pdf', large] });
		const { error } = await world.engine.runNode(sendParameters({ binaryPropertyName: 'a,b' }), {
			credential: world.credential('sandbox'),
			items: [given],
		});
		expect(error?.message).toMatch(
			/^a\.pdf \+ b\.pdf: the PDF has 6 MB, but the Sandbox environment/,
		);
		const { error: opened } = await run(given, {
			binaryPropertyName: 'a,b',
			additionalOptions: { openedMb: 5 },
		});
		expect(opened?.message).toMatch(/2 files with more than 5 MB together/);
	});

	afterEach(() => expect(world.server.createRequests()).toEqual([]));
});
