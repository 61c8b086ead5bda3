import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { openPdf } from '../../../nodes/OpenSign/pdf/read';
import { locator } from '../../builders';
import { oddPdf } from '../../harness/pdf';
import { draw, typeset } from '../../harness/typeset';
import { sendParameters, signer, useWorld } from '../../harness/world';
import { BAD_INPUTS } from '../../sending/preflight/badInputs';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');

/** Runs an operation with one PDF, by what Send takes. */
const run = async (parameters: IDataObject, pdf: Buffer = SAMPLE_PDF) =>
	await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf)],
	});
const preview = async (parameters: IDataObject, pdf?: Buffer) =>
	await run({ previewOf: 'send', ...parameters, operation: 'preview' }, pdf);

const textOf = async (content: Buffer) => {
	const { pages } = await openPdf(content, { password: '', text: true });
	return pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
};

afterEach(() => expect(world.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]));

const AGREEMENT = async () =>
	await typeset(draw('Signature of tenant:', 72, 700), draw('{{initials;role=Landlord}}', 72, 700));
const PEOPLE = {
	signers: {
		signer: [
			signer({
				role: 'Tenant',
				widgets: {
					widget: [
						{
							type: 'signature',
							placeBy: 'text',
							anchorText: 'Signature of tenant:',
							position: 'right',
						},
					],
				},
			}),
			signer({ role: 'Landlord', email: 'bo@example.com', signerRole: 'approver', widgets: {} }),
		],
	},
	additionalOptions: { tags: 'always' },
};

test('the fields with their final places, and the PDF with each drawn on it', async () => {
	const { items, error } = await preview(sendParameters(PEOPLE), await AGREEMENT());
	expect(error?.message).toBeUndefined();
	const [{ json }] = items;
	expect(json).toMatchObject({
		title: sendParameters().title,
		templateId: null,
		pageCount: 2,
		fields: [
			{ person: 'Signer 1 (Tenant)', role: 'Tenant', type: 'signature', page: 1, w: 160, h: 48 },
			{ person: 'Signer 2 (Landlord)', email: 'bo@example.com', type: 'initials', page: 2, x: 72 },
		],
	});
	expect(items[0].binary?.data).toMatchObject({
		mimeType: 'application/pdf',
		fileName: expect.stringMatching(/ \(preview\)\.pdf$/) as string,
	});
	const [first, second] = await textOf(await world.engine.readBinary(items[0]));
	expect(first).toBe('Signatureoftenant:Tenant:signature');
	expect(second).toBe('{{initials;role=Landlord}}Landlord:initials');
});

test('the body is what Send would send, but for the file', async () => {
	const pdf = await AGREEMENT();
	const parameters = sendParameters({
		...PEOPLE,
		additionalOptions: { tags: 'always', document: { note: 'Please sign.' } },
	});
	const { items } = await preview({ ...parameters, drawPdf: false }, pdf);
	expect(items[0].binary).toBeUndefined();
	await run(parameters, pdf);
	const [{ body }] = world.server.createRequests();
	const { file, ...rest } = body as IDataObject;
	expect(typeof file).toBe('string');
	expect(items[0].json.body).toEqual(rest);
	world.server.requests.length = 0;
});

test('a password is not put out, and what it opens is drawn', async () => {
	const { readFileSync } = await import('node:fs');
	const locked = readFileSync('test/fixtures/pdfs/qpdf-aes256-password.pdf');
	const { items, error } = await preview(
		sendParameters({ additionalOptions: { document: { filePassword: 'secret' } } }),
		locked,
	);
	expect(error?.message).toBeUndefined();
	expect(JSON.stringify(items[0].json)).not.toContain('secret');
	expect((await textOf(await world.engine.readBinary(items[0]))).join('')).toContain('signature');
});

describe('from a template', () => {
	const template = (file: Buffer) =>
		environment().addTemplate({
			title: 'Lease',
			file,
			signers: [
				{ role: 'Tenant', widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }] },
			],
			prefill: [],
		});
	const given = (id: string, changes: IDataObject = {}): IDataObject => ({
		resource: 'document',
		previewOf: 'sendFromTemplate',
		templateId: locator(id),
		signersInput: 'json',
		templateJson: JSON.stringify({
			signers: [{ role: 'Tenant', name: 'Anna', email: 'anna@example.com' }],
		}),
		additionalOptions: {},
		...changes,
	});

	test("on the template's own PDF", async () => {
		const id = template(await typeset(draw('Lease of a flat', 72, 780)));
		const { items, error } = await preview(given(id));
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({
			title: 'Lease',
			templateId: id,
			pageCount: 1,
			fields: [{ person: 'Signer 1 (Tenant)', email: 'anna@example.com', page: 1, x: 72, y: 640 }],
		});
		expect(await textOf(await world.engine.readBinary(items[0]))).toEqual([
			'LeaseofaflatTenant:signature',
		]);
	});

	test('on another PDF', async () => {
		const id = template(SAMPLE_PDF);
		const { items, error } = await preview(
			given(id, { replacePdf: true, pdfSource: 'binary', binaryPropertyName: 'data' }),
			await typeset(draw('Another', 72, 780)),
		);
		expect(error?.message).toBeUndefined();
		expect(await textOf(await world.engine.readBinary(items[0]))).toEqual([
			'AnotherTenant:signature',
		]);
	});

	test('without a drawing, the PDF is not fetched', async () => {
		const { items } = await preview(given(template(SAMPLE_PDF), { drawPdf: false }));
		expect(items[0].json).toMatchObject({ title: 'Lease', pageCount: null });
		expect(world.server.requests.map(({ path }) => path)).not.toContain(
			expect.stringContaining('storage'),
		);
	});

	test('what a template lacks is said', async () => {
		const id = template(SAMPLE_PDF);
		const templateJson = JSON.stringify({
			signers: [{ role: 'Owner', email: 'anna@example.com' }],
		});
		const { error } = await preview(given(id, { templateJson }));
		expect(error?.message).toMatch(/Owner/);
	});
});

test('a PDF that is too large to be looked into is not drawn', async () => {
	const large = Buffer.concat([SAMPLE_PDF, Buffer.alloc(2 ** 20, ' ')]);
	const { items } = await preview(sendParameters({ additionalOptions: { openedMb: 1 } }), large);
	expect(items[0].binary).toBeUndefined();
	expect(items[0].json).toMatchObject({
		pageCount: null,
		warnings: [expect.stringContaining('too large to be looked into')],
	});
});

test('a PDF that cannot be drawn on', async () => {
	const { items } = await preview(sendParameters(), oddPdf('Lease'));
	expect(items[0].binary).toBeUndefined();
	expect(items[0].json).toMatchObject({
		fields: [{ type: 'signature' }],
		warnings: [expect.stringContaining('cannot be drawn on this PDF')],
	});
});

/** Every check of Send. */
test.each(BAD_INPUTS)('refuses as Send does: $name', async ({ given, says }) => {
	const { items, error } = await preview(given);
	expect(error?.message).toBe(says);
	expect(items).toEqual([]);
});
