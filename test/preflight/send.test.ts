import { PDFDocument } from '@cantoo/pdf-lib';

import { errors, sendParameters, signature, signer, useWorld } from '../harness/world';
import { BAD_INPUTS } from './badInputs';

const world = useWorld();
const pdf = Buffer.from('%PDF-1.7\nsample');

describe('Send refuses before any request', () => {
	test.each(BAD_INPUTS)('$name', async ({ parameters, message }) => {
		const { items, error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: [await world.engine.binaryItem(pdf)],
		});
		expect(error?.message).toBe(message);
		expect(items).toEqual([]);
		expect(world.server.requests).toEqual([]);
	});

	test('every mistake has a message of its own', () => {
		expect(BAD_INPUTS.length).toBeGreaterThanOrEqual(40);
		expect(new Set(BAD_INPUTS.map(({ message }) => message)).size).toBe(BAD_INPUTS.length);
	});

	test('all problems of an item in one message', async () => {
		const parameters = sendParameters({
			title: '={{ "" }}',
			binaryPropertyName: 'file',
			signers: { signer: [signer({ email: 'anna@' })] },
			additionalOptions: { copies: { cc: 'boss' } },
		});
		const { error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: [await world.engine.binaryItem(pdf)],
		});
		expect(error?.message).toBe(
			"4 problems: (1) Title: nothing was entered. Signers need a title to know what they sign. (2) Input Binary Field: this item has no binary field 'file'. It has: data. (3) Signer 1 (Tenant): 'anna@' is not an e-mail address. (4) CC: 'boss' is not an e-mail address.",
		);
		expect(error?.description).toBe('Nothing was sent for this item.');
		expect(world.server.requests).toEqual([]);
	});

	test("with 'continue on fail', one item's mistake does not stop the others", async () => {
		const parameters = sendParameters({
			signers: {
				signer: [
					signer({
						email: '={{ $json.email }}',
						widgets: { widget: [{ ...signature, page: '={{ $json.page }}' }] },
					}),
				],
			},
			additionalOptions: { copies: { cc: '={{ $json.cc }}' } },
		});
		const rows = [
			{ email: 'a@example.com', page: 1, cc: '' },
			{ email: 'b@', page: 1, cc: '' },
			{ email: 'c@example.com', page: 0, cc: '' },
			{ email: 'd@example.com', page: 1, cc: 'boss' },
			{ email: 'e@example.com', page: 1, cc: 'boss@example.com' },
		];
		const items = await Promise.all(
			rows.map(async (json) => await world.engine.binaryItem(pdf, { json })),
		);
		const run = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items,
			node: { onError: 'continueRegularOutput' },
		});
		expect(errors(run.items)).toEqual([
			undefined,
			"Signer 1 (Tenant): 'b@' is not an e-mail address. Nothing was sent for this item.",
			'Signer 1 (Tenant), field 1: page 0 does not exist. Pages are whole numbers from 1. Nothing was sent for this item.',
			"CC: 'boss' is not an e-mail address. Nothing was sent for this item.",
			undefined,
		]);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			rows.map((_, item) => ({ item })),
		);
		expect(
			world.server
				.createRequests()
				.map(({ body }) => (body as { signers: Array<{ email: string }> }).signers[0].email),
		).toEqual(['a@example.com', 'e@example.com']);
	});
});

describe('the credential', () => {
	const refused = async (environment: 'live' | 'sandbox' | 'selfHosted', changes: object) => {
		const { error } = await world.engine.runNode(sendParameters(), {
			credential: world.credential(environment, { ...changes }),
			items: [await world.engine.binaryItem(pdf)],
		});
		expect(world.server.requests).toEqual([]);
		return error?.message;
	};

	test('live token in the Sandbox', async () => {
		expect(await refused('sandbox', { apiToken: 'opensign.abc' })).toMatch(
			/^API Token: this is a live token .* environment is Sandbox\. Choose Live/,
		);
	});

	test('Sandbox token in Live', async () => {
		expect(await refused('live', { apiToken: 'test.abc' })).toMatch(
			/^API Token: this is a Sandbox token .* environment is Live\. Choose the environment Sandbox/,
		);
	});

	test('plain http to another machine', async () => {
		expect(await refused('selfHosted', { baseUrl: 'http://sign.example.com' })).toMatch(
			/^Base URL: sign\.example\.com would receive the API token over plain http/,
		);
	});

	test('an unknown prefix passes, and the server decides', async () => {
		const { error } = await world.engine.runNode(sendParameters(), {
			credential: world.credential('selfHosted', { apiToken: 'future.abc' }),
			items: [await world.engine.binaryItem(pdf)],
		});
		expect(error?.message).toBe("OpenSign's Self-Hosted environment refused the API token.");
	});
});

describe('the file', () => {
	const send = async (
		content: Buffer,
		environment: 'live' | 'liveEu' | 'sandbox' | 'selfHosted',
		parameters = {},
	) =>
		await world.engine.runNode(sendParameters(parameters), {
			credential: world.credential(environment),
			items: [await world.engine.binaryItem(content, { fileName: 'big.pdf' })],
		});
	const ofSize = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, 32)]);

	const MB = 1024 * 1024;
	test.each([
		['sandbox', 5],
		['live', 10],
		['liveEu', 10],
	] as const)('%s takes %d MB of 1,048,576 bytes and not a byte more', async (environment, mb) => {
		const over = await send(ofSize(mb * MB + 1), environment);
		expect(over.error?.message).toMatch(
			new RegExp(
				`^big\\.pdf: the PDF has ${(mb * MB + 1).toLocaleString('en-US')} bytes, but the .* environment takes at most ${mb} MB`,
			),
		);
		expect(world.server.requests).toEqual([]);
		const exact = await send(ofSize(mb * MB), environment);
		expect(exact.error).toBeUndefined();
		expect(world.server.createRequests()).toHaveLength(1);
		expect([...world.server.environment(environment).documents.values()][0].original).toHaveLength(
			mb * MB,
		);
	});

	test('self-hosted: 80 MB and not a byte more, save by option', async () => {
		expect((await send(ofSize(80 * MB), 'selfHosted')).error).toBeUndefined();
		world.server.reset();
		const over = await send(ofSize(80 * MB + 1), 'selfHosted');
		expect(over.error?.message).toMatch(
			/83,886,081 bytes, but the Self-Hosted environment takes at most 80 MB .* set Maximum PDF Size/,
		);
		const raised = await send(ofSize(80 * MB + 1), 'selfHosted', {
			additionalOptions: { maxFileMb: 81 },
		});
		expect(raised.error).toBeUndefined();
		expect([...world.server.environment('selfHosted').documents.values()][0].original).toHaveLength(
			80 * MB + 1,
		);
	});

	test('live: more by option, to the byte', async () => {
		const raise = { additionalOptions: { maxFileMb: 11 } };
		expect((await send(ofSize(11 * MB + 1), 'live', raise)).error?.message).toMatch(
			/11,534,337 bytes, but the Live environment takes at most 11 MB/,
		);
		expect(world.server.requests).toEqual([]);
		// OpenSign itself has not raised this account's limit: what the node lets through, it still judges.
		expect((await send(ofSize(11 * MB), 'live', raise)).error?.message).toBe(
			'OpenSign refused the request: File too large. Max allowed file size is 10 MB',
		);
	});

	test('the option cannot raise what OpenSign does not', async () => {
		const { error } = await send(pdf, 'sandbox', { additionalOptions: { maxFileMb: 50 } });
		expect(error?.message).toBe(
			'Maximum PDF Size: the Sandbox environment takes at most 5 MB, which cannot be raised. Remove the option.',
		);
	});

	test('empty', async () => {
		expect((await send(Buffer.alloc(0), 'selfHosted')).error?.message).toBe(
			'big.pdf: the file is empty. Check the node that it comes from.',
		);
	});

	test('an Office file', async () => {
		expect((await send(Buffer.from('PK\u0003\u0004 word'), 'selfHosted')).error?.message).toMatch(
			/is not a PDF .* a ZIP or Office file/,
		);
	});

	test('encrypted without a password, and with one', async () => {
		const document = await PDFDocument.create();
		document.addPage();
		document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
		const content = Buffer.from(await document.save());
		expect((await send(content, 'selfHosted')).error?.message).toBe(
			'big.pdf: the PDF is encrypted. Enter its password under Additional Options → Document → PDF Password, or remove the encryption.',
		);
		expect(world.server.requests).toEqual([]);
		expect(
			(
				await send(content, 'selfHosted', {
					additionalOptions: { document: { filePassword: 'secret' } },
				})
			).error,
		).toBeUndefined();
		expect(world.server.createRequests()[0].body).toMatchObject({ file_password: 'secret' });
	});
});

test('what OpenSign drops silently is an error that names who and which document', async () => {
	world.server
		.environment('selfHosted')
		.failNext({ route: 'POST /createdocument', kind: 'drop-signer' });
	const parameters = sendParameters({
		signers: {
			signer: [
				signer(),
				signer({
					role: 'Owner',
					email: 'owner@example.com',
					widgets: { widget: [{ ...signature, y: 700 }] },
				}),
			],
		},
	});
	const { error } = await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf)],
	});
	const [id] = world.server.environment('selfHosted').documents.keys();
	expect(error?.message).toBe(
		`OpenSign created the document 'Rental agreement' (${id}) but left out Signer 2 (Owner), owner@example.com.`,
	);
});
