import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import {
	makeFolder,
	place,
	sendParameters,
	signature,
	signer,
	useWorld,
} from '../../harness/world';

const world = useWorld();
const pdf = Buffer.from('%PDF-1.7\nsample');
const FIXTURES = join(__dirname, '../../fixtures/pdfs');

const run = async (changes = {}, content = pdf) =>
	await world.engine.runNode(sendParameters(changes), {
		credential: world.credential(),
		items: [await world.engine.binaryItem(content)],
	});
const sentBody = () => world.server.createRequests()[0].body as Record<string, unknown>;
const documents = () => [...world.server.environment('selfHosted').documents.values()];

test('gives the id and the signing links by e-mail', async () => {
	const { items, error } = await run();
	expect(error).toBeUndefined();
	const [document] = documents();
	expect(items).toEqual([
		{
			json: {
				documentId: document.objectId,
				title: 'Rental agreement',
				signingLinks: {
					'anna@example.com': expect.stringMatching(
						/^http:\/\/127\.0\.0\.1:\d+\/login\//,
					) as string,
				},
			},
			pairedItem: { item: 0 },
		},
	]);
});

test("adds OpenSign's own answer on request", async () => {
	const { items } = await run({ additionalOptions: { includeRawResponse: true } });
	expect(items[0].json.rawResponse).toMatchObject({
		objectId: items[0].json.documentId,
		message: 'Document sent successfully!',
		signurl: [{ email: 'anna@example.com' }],
	});
});

test('nothing but what was entered goes out', async () => {
	await run();
	expect(sentBody()).toEqual({
		title: 'Rental agreement',
		file: pdf.toString('base64'),
		signers: [
			{ role: 'Tenant', name: 'Anna Example', email: 'anna@example.com', widgets: [signature] },
		],
	});
});

test('every option arrives under its name in the API', async () => {
	const folderId = await makeFolder(world);
	const { error } = await run({
		additionalOptions: {
			copies: { cc: 'boss@example.com; legal@example.com', bcc: ['archive@example.com'] },
			deadline: { autoReminder: true, remindOnceInEvery: 3, timeToCompleteDays: 30 },
			document: {
				description: 'For the files',
				folderId: { __rl: true, mode: 'list', value: folderId },
				note: 'Please sign',
				filePassword: 'secret',
			},
			email: {
				emailBody: '<p>{{signing_url}}</p>',
				notifyOnSignatures: true,
				senderEmail: 'us@example.com',
				sendEmail: false,
				senderName: 'Us',
				emailSubject: 'Sign {{document_title}}',
			},
			signing: {
				allowModifications: true,
				allowOfflineSign: true,
				mergeCertificate: true,
				enableOtp: true,
				sendInOrderStrict: true,
				sendInOrder: true,
				penColors: ['blue'],
				redirectUrl: 'https://example.com/thanks',
				enableTour: false,
			},
			prefill: {
				widget: [
					{ type: 'checkbox', name: 'extras', response: 'sauna', values: 'sauna, pool', ...place },
					{ type: 'textbox', response: 'No. 7', ...place, color: 'blue', fontsize: 10 },
				],
			},
		},
	});
	expect(error).toBeUndefined();
	const { file: _file, signers: _signers, title: _title, ...options } = sentBody();
	expect(options).toEqual({
		cc: ['boss@example.com', 'legal@example.com'],
		bcc: ['archive@example.com'],
		auto_reminder: true,
		remind_once_in_every: 3,
		timeToCompleteDays: 30,
		description: 'For the files',
		folderId,
		note: 'Please sign',
		file_password: 'secret',
		email_body: '<p>{{signing_url}}</p>',
		email_subject: 'Sign {{document_title}}',
		notify_on_signatures: true,
		sender_email: 'us@example.com',
		send_email: false,
		sender_name: 'Us',
		allow_modifications: true,
		allow_offline_sign: true,
		merge_certificate: true,
		enableOTP: true,
		send_in_order_strict: true,
		sendInOrder: true,
		pen_colors: ['blue'],
		redirect_url: 'https://example.com/thanks',
		enableTour: false,
		prefill: {
			widgets: [
				{
					type: 'checkbox',
					...place,
					options: {
						name: 'extras',
						values: ['sauna', 'pool'],
						response: ['sauna'],
						color: 'black',
						fontsize: 12,
					},
				},
				{
					type: 'textbox',
					...place,
					options: { name: 'textbox', response: 'No. 7', color: 'blue', fontsize: 10 },
				},
			],
		},
	});
});

test('signers: all that can be said of them, in their order; a number as phone becomes text', async () => {
	const { error } = await run({
		signers: {
			signer: [
				signer({ role: 'Last', email: 'last@example.com' }),
				signer({
					role: 'Second',
					email: 'second@example.com',
					details: { order: 2 },
					signerRole: 'approver',
					widgets: {},
				}),
				signer({
					role: '',
					email: ' first@example.com ',
					details: {
						order: 1,
						phone: '={{ 4917612345 }}',
						company: 'ACME',
						jobTitle: 'CEO',
						accessCode: '0815',
					},
				}),
				signer({ role: 'Reader', email: 'reader@example.com', signerRole: 'viewer', widgets: {} }),
			],
		},
	});
	expect(error).toBeUndefined();
	expect(sentBody().signers).toEqual([
		{
			role: 'Signer 1',
			name: 'Anna Example',
			email: 'first@example.com',
			phone: '4917612345',
			company: 'ACME',
			job_title: 'CEO',
			access_code: '0815',
			widgets: [signature],
		},
		{
			role: 'Second',
			name: 'Anna Example',
			email: 'second@example.com',
			signer_role: 'approver',
			widgets: [],
		},
		{ role: 'Last', name: 'Anna Example', email: 'last@example.com', widgets: [signature] },
		{
			role: 'Reader',
			name: 'Anna Example',
			email: 'reader@example.com',
			signer_role: 'viewer',
			widgets: [],
		},
	]);
});

test('all 16 types of fields with all their options', async () => {
	const text = { color: 'blue', fontSize: 10, hint: 'Here', required: false };
	const line = { ...text, hideText: true };
	const { error } = await run({
		signers: {
			signer: [
				signer({
					widgets: {
						widget: [
							{ ...signature, options: { hint: 'Sign here' } },
							...['stamp', 'initials', 'image', 'attachments'].map((type) => ({
								type,
								...place,
								options: { hint: 'Here', required: false },
							})),
							...['email', 'name', 'job title', 'company'].map((type) => ({
								type,
								...place,
								options: line,
							})),
							{
								type: 'date',
								...place,
								options: {
									...text,
									dateFormat: 'dd.mm.yyyy',
									minDate: '2026-01-01',
									maxDate: '2026-12-31',
									readOnly: true,
									signingDate: true,
								},
							},
							{
								type: 'textbox',
								...place,
								options: { ...line, defaultValue: 'x', pattern: '/^x$/', readOnly: true },
							},
							{
								type: 'checkbox',
								...place,
								options: {
									choices: 'a, b',
									defaultChoices: 'a',
									readOnly: true,
									hideLabels: true,
									layout: 'horizontal',
									minSelections: 1,
									maxSelections: 2,
									color: 'red',
									fontSize: 8,
									required: false,
								},
							},
							{
								type: 'dropdown',
								...place,
								options: {
									choices: 'a, b',
									defaultValue: 'b',
									readOnly: true,
									color: 'red',
									fontSize: 8,
									required: false,
								},
							},
							{
								type: 'radio button',
								...place,
								options: {
									choices: 'a, b',
									defaultValue: 'b',
									readOnly: true,
									layout: 'horizontal',
									color: 'red',
									fontSize: 8,
									required: false,
								},
							},
							{
								type: 'number',
								name: 'rate',
								...place,
								options: { ...line, defaultNumber: 7, decimalPlaces: 0, readOnly: true },
							},
							{ type: 'number', name: 'total', ...place, options: { formula: '{{rate}} * 2' } },
							{
								type: 'cells',
								...place,
								options: {
									...line,
									cellCount: 8,
									defaultValue: '12',
									pattern: '/^\\d+$/',
									readOnly: true,
								},
							},
						],
					},
				}),
			],
		},
	});
	expect(error).toBeUndefined();
	const [{ widgets }] = sentBody().signers as Array<{
		widgets: Array<{ type: string; options: object }>;
	}>;
	const apiText = { color: 'blue', fontsize: 10, hint: 'Here', required: false };
	const apiLine = { ...apiText, hide_text_with_asterisks: true };
	expect(new Set(widgets.map(({ type }) => type)).size).toBe(16);
	expect(widgets.map(({ options }) => options)).toEqual([
		{ hint: 'Sign here' },
		...['stamp', 'initials', 'image', 'attachments'].map((name) => ({
			name,
			hint: 'Here',
			required: false,
		})),
		...['email', 'name', 'job title', 'company'].map((name) => ({ name, ...apiLine })),
		{
			name: 'date',
			...apiText,
			format: 'dd.mm.yyyy',
			min_date: '2026-01-01',
			max_date: '2026-12-31',
			readonly: true,
			signing_date: true,
		},
		{ name: 'textbox', ...apiLine, default: 'x', regularexpression: '/^x$/', readonly: true },
		{
			name: 'checkbox',
			values: ['a', 'b'],
			selectedvalues: ['a'],
			readonly: true,
			hidelabel: true,
			layout: 'horizontal',
			validation: { minselections: 1, maxselections: 2 },
			color: 'red',
			fontsize: 8,
			required: false,
		},
		{
			name: 'dropdown',
			values: ['a', 'b'],
			default: 'b',
			readonly: true,
			color: 'red',
			fontsize: 8,
			required: false,
		},
		{
			name: 'radio button',
			values: ['a', 'b'],
			default: 'b',
			readonly: true,
			layout: 'horizontal',
			color: 'red',
			fontsize: 8,
			required: false,
		},
		{ name: 'rate', ...apiLine, default: 7, decimalplaces: 0, readonly: true },
		{ name: 'total', formula: '{{rate}} * 2' },
		{
			name: 'cells',
			...apiLine,
			cell_count: 8,
			default: '12',
			regularexpression: '/^\\d+$/',
			readonly: true,
		},
	]);
});

test.each([
	['what the debug page copies', '"page":1, "x": 72, "y": 640, "w": 160, "h": 48'],
	[
		'two boxes of the debug page, as it shows them',
		'["page":1, "x": 72, "y": 640, "w": 160, "h": 48]\n"page":1, "x": 72, "y": 640, "w": 160, "h": 48\n',
	],
	['a JSON array', JSON.stringify([signature])],
	['one JSON object', JSON.stringify(signature)],
])('fields pasted: %s', async (_name, widgetsJson) => {
	const { error } = await run({
		signers: { signer: [signer({ widgetsInput: 'json', widgetsJson })] },
	});
	expect(error).toBeUndefined();
	const [{ widgets }] = sentBody().signers as Array<{ widgets: unknown[] }>;
	expect(widgets).toEqual(widgetsJson.includes('\n') ? [signature, signature] : [signature]);
});

test('signers as JSON, by expression', async () => {
	const { error } = await run({
		signersInput: 'json',
		signersJson:
			'={{ [{ name: "Anna", email: "anna@example.com", phone: 49176, access_code: 42, widgets: [{ page: 1, x: 1, y: 2, w: 3, h: 4 }] }] }}',
	});
	expect(error).toBeUndefined();
	expect(sentBody().signers).toEqual([
		{
			role: 'Signer 1',
			name: 'Anna',
			email: 'anna@example.com',
			phone: '49176',
			access_code: '42',
			widgets: [{ type: 'signature', page: 1, x: 1, y: 2, w: 3, h: 4 }],
		},
	]);
});

describe('the PDF', () => {
	interface Fixture {
		file: string;
		producer: string;
		feature: string;
		encrypted: boolean;
		password: string | null;
	}
	const manifest = JSON.parse(readFileSync(join(FIXTURES, 'manifest.json'), 'utf8')) as Fixture[];

	test('there are at least 20 real ones', () => {
		expect(manifest.length).toBeGreaterThanOrEqual(20);
		expect(new Set(manifest.map(({ producer }) => producer)).size).toBeGreaterThanOrEqual(6);
	});

	test.each(manifest)(
		'$file ($producer: $feature) arrives byte for byte',
		async ({ file, encrypted, password }) => {
			const content = readFileSync(join(FIXTURES, file));
			if (encrypted) {
				const refused = await run({}, content);
				expect(refused.error?.message).toMatch(/the PDF is encrypted/);
				expect(world.server.requests).toEqual([]);
			}
			const { error } = await run(
				encrypted ? { additionalOptions: { document: { filePassword: password || 'owner' } } } : {},
				content,
			);
			expect(error).toBeUndefined();
			expect(documents()[0].original.equals(content)).toBe(true);
		},
	);

	test('encrypted, with bytes before the header that its offsets do not count', async () => {
		const content = readFileSync(join(FIXTURES, 'qpdf-aes256-object-streams.pdf'));
		const { error } = await run({}, Buffer.concat([Buffer.from('junk\n'.repeat(50)), content]));
		expect(error?.message).toMatch(/the PDF is encrypted/);
	});

	test('as base64 text, with a data URL before it and line ends in it', async () => {
		const content = readFileSync(join(FIXTURES, manifest[0].file));
		const base64 = content.toString('base64').replace(/(.{76})/g, '$1\n');
		const { error } = await world.engine.runNode(
			sendParameters({ pdfSource: 'base64', pdfBase64: `data:application/pdf;base64,${base64}` }),
			{ credential: world.credential() },
		);
		expect(error).toBeUndefined();
		expect(documents()[0].original.equals(content)).toBe(true);
	});

	describe('from a URL', () => {
		let host: Server;
		let url = '';
		const seen: Array<Record<string, unknown>> = [];
		beforeAll(async () => {
			host = createServer((request, response) => {
				seen.push(request.headers);
				if (request.url === '/moved.pdf')
					return response.writeHead(302, { location: '/a.pdf' }).end();
				if (request.url?.startsWith('/gone.pdf')) return response.writeHead(404).end('no');
				if (request.url?.startsWith('/endless.pdf')) {
					response.write(pdf);
					const more = setInterval(() => response.write(Buffer.alloc(1024 * 1024)), 1);
					return response.on('close', () => clearInterval(more));
				}
				return response.end(pdf);
			});
			await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
			url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
		});
		afterAll(() => host.close());

		const fetchFrom = async (path: string, environment: 'sandbox' | 'selfHosted' = 'selfHosted') =>
			await world.engine.runNode(sendParameters({ pdfSource: 'url', pdfUrl: url + path }), {
				credential: world.credential(environment),
			});

		test.each(['/a.pdf', '/moved.pdf'])('%s', async (path) => {
			expect((await fetchFrom(path)).error).toBeUndefined();
			expect(documents()[0].original.equals(pdf)).toBe(true);
			expect(JSON.stringify(seen)).not.toContain('x-api-token');
		});

		test('not there: names host and path, not the query, which may give access', async () => {
			const { error } = await fetchFrom('/gone.pdf?secret=1');
			expect(error?.message).toBe(
				`The PDF at ${url.slice(7)}/gone.pdf cannot be fetched: the host answers with HTTP status 404. Check that the URL works without logging in.`,
			);
		});

		test('larger than the limit, of unknown length: given up on the way', async () => {
			const { error } = await fetchFrom('/endless.pdf?secret=1', 'sandbox');
			expect(error?.message).toMatch(
				/^The PDF at 127\.0\.0\.1:\d+\/endless\.pdf: the PDF has [\d.,]+ (MB|bytes), but the Sandbox environment takes at most 5 MB/,
			);
			expect(error?.message).not.toContain('secret');
			expect(world.server.requests).toEqual([]);
		});
	});
});
