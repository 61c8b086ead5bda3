import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { makePdf, readText } from './harness/pdf';
import { startOpenSignServer, type OpenSignServer, type WebhookDates } from './opensign-server';

let server: OpenSignServer;
beforeAll(async () => {
	server = await startOpenSignServer();
});
beforeEach(() => server.reset());
afterAll(async () => await server.close());

const call = async (
	path: string,
	{ token = server.tokens.selfHosted, ...init }: RequestInit & { token?: string } = {},
) =>
	await fetch(server.baseUrl + path, {
		...init,
		headers: { 'x-api-token': token, ...(init.body ? { 'content-type': 'application/json' } : {}) },
	});
const create = async (changes = {}) => {
	const signer = {
		role: 'Tenant',
		name: 'Anna',
		email: 'anna@example.com',
		widgets: [{ type: 'signature', page: 1, x: 100, y: 100, w: 150, h: 40 }],
	};
	const response = await call('/createdocument', {
		method: 'POST',
		body: JSON.stringify({
			title: 'T',
			file: (await makePdf()).toString('base64'),
			signers: [signer],
			...changes,
		}),
	});
	return {
		status: response.status,
		body: (await response.json()) as {
			objectId: string;
			error: string;
			signurl: Array<{ email: string; url: string }>;
		},
	};
};
const read = async (id: string) =>
	(await (await call(`/document/${id}`)).json()) as {
		status: string;
		file: string;
		certificate: string;
	};

test('tokens: none 400, a wrong or another environment’s 405 on every route', async () => {
	expect((await fetch(`${server.baseUrl}/getuser`)).status).toBe(400);
	for (const path of ['/getuser', '/getcredits', '/templatelist', '/document/x'])
		expect((await call(path, { token: server.tokens.live })).status).toBe(405);
});

test('HTML for unknown routes and malformed JSON, also without a token', async () => {
	const missing = await call('/nothing');
	expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html']);
	const malformed = await fetch(`${server.baseUrl}/createdocument`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{',
	});
	expect([malformed.status, malformed.headers.get('content-type')]).toEqual([400, 'text/html']);
});

test.each([
	['an unknown property', { colour: 'red' }, /"additionalProperty":"colour"/],
	['a wrong type', { timeToCompleteDays: '15' }, /timeToCompleteDays must be number/],
	[
		'an option of another type of field',
		{
			signers: [
				{
					email: 'a@example.com',
					widgets: [
						{ type: 'signature', page: 1, x: 1, y: 1, w: 1, h: 1, options: { formula: '1' } },
					],
				},
			],
		},
		/options must NOT have additional properties/,
	],
])('%s is refused and fails the test', async (_name, changes, violation) => {
	expect((await create(changes)).status).toBe(400);
	expect(server.violations).toEqual([expect.stringMatching(violation)]);
	expect(() => server.assertClean()).toThrow(/does not allow/);
	expect(server.environment('selfHosted').credits).toBe(1000);
});

test('each create costs a credit; without any: 429', async () => {
	server.environment('selfHosted').credits = 1;
	expect((await create()).status).toBe(200);
	expect(await create()).toEqual({
		status: 429,
		body: { error: 'Quota reached, Please buy credits and try again later.' },
	});
});

test('accepts and silently drops, as the real server does', async () => {
	const widgets = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	await create();
	const { body } = await create({
		file: 'no PDF',
		signers: [
			{ email: 'ANNA@example.com', widgets },
			{ email: 'bad', widgets },
			{ email: 'x@example.com', phone: 123, widgets },
			{ email: 'ok@example.com', widgets },
		],
	});
	expect(body.signurl.map(({ email }) => email)).toEqual(['ok@example.com']);
	server.assertClean();
});

test('the signature stands where the widget is, and links die', async () => {
	const { body } = await create();
	const [{ url }] = body.signurl;
	await fetch(url);
	await fetch(`${url}/sign`, { method: 'POST' });
	const document = await read(body.objectId);
	expect(document.status).toBe('completed');
	const marks = await readText(Buffer.from(await (await fetch(document.file)).arrayBuffer()));
	const mark = marks.find(({ text }) => text.startsWith('Signed by Anna'));
	// 842 − 100 − 40 = 702: the box spans 702 to 742 from below.
	expect(mark).toMatchObject({ x: 104 });
	expect(mark!.y).toBeGreaterThan(702);
	expect(mark!.y).toBeLessThan(742);
	expect((await fetch(document.certificate)).status).toBe(200);
	server.environment('selfHosted').expireUrls();
	expect((await fetch(document.file)).status).toBe(403);
	expect((await fetch((await read(body.objectId)).file)).status).toBe(200);
});

test('signing pages: escaped, access code, once, declined', async () => {
	const { body } = await create({
		title: '<b>T</b>',
		signers: [
			{
				email: 'anna@example.com',
				access_code: '42',
				widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }],
			},
		],
	});
	const [{ url }] = body.signurl;
	expect(await (await fetch(url)).text()).not.toContain('<b>T</b>');
	expect((await fetch(`${url}/sign`, { method: 'POST' })).status).toBe(403);
	expect(
		(
			await fetch(`${url}/sign`, {
				method: 'POST',
				body: new URLSearchParams({ access_code: '42' }),
			})
		).status,
	).toBe(200);
	expect(
		(
			await fetch(`${url}/sign`, {
				method: 'POST',
				body: new URLSearchParams({ access_code: '42' }),
			})
		).status,
	).toBe(409);
	const declined = (await create()).body;
	await fetch(`${declined.signurl[0].url}/decline`, {
		method: 'POST',
		body: new URLSearchParams({ reason: 'no' }),
	});
	expect((await read(declined.objectId)).status).toBe('declined');
	expect((await fetch(declined.signurl[0].url)).status).toBe(410);
});

test('a document that nobody signs in time has expired', async () => {
	const { body } = await create({ timeToCompleteDays: 1 });
	server.environment('selfHosted').documents.get(body.objectId)!.createdAt = new Date(
		Date.now() - 2 * 86_400_000,
	);
	expect((await read(body.objectId)).status).toBe('expired');
});

test('what the signing page shows is what is written when nothing is changed; read-only fields cannot be changed', async () => {
	const at = (y: number) => ({ page: 1, x: 50, y, w: 200, h: 20 });
	const widgets = [
		{ type: 'signature', ...at(10) },
		{
			type: 'checkbox',
			...at(100),
			options: { name: 'extras', values: ['pool', 'sauna'], selectedvalues: ['pool', 'sauna'] },
		},
		{ type: 'name', ...at(200), options: { name: 'who' } },
		{ type: 'textbox', ...at(300), options: { name: 'fixed', default: 'stays', readonly: true } },
	];
	const { body } = await create({
		signers: [{ email: 'anna@example.com', name: 'Anna', widgets }],
	});
	const [{ url }] = body.signurl;
	const page = await (await fetch(url)).text();
	expect(page.match(/checked/g)).toHaveLength(2);
	expect(page).toContain('value="Anna"');
	await fetch(`${url}/sign`, {
		method: 'POST',
		body: new URLSearchParams([
			['extras', 'pool'],
			['extras', 'sauna'],
			['who', 'Anna'],
			['fixed', 'changed'],
		]),
	});
	const texts = (
		await readText(Buffer.from(await (await fetch((await read(body.objectId)).file)).arrayBuffer()))
	).map(({ text }) => text);
	expect(texts).toEqual(expect.arrayContaining(['pool, sauna', 'Anna', 'stays']));
	expect(texts).not.toContain('changed');
});

test('a viewer can neither sign nor decline; a second signer of the same address is left out', async () => {
	const signature = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	const { body } = await create({
		signers: [
			{ email: 'a@example.com', widgets: signature },
			{ email: 'a@example.com', widgets: signature },
			{ email: 'v@example.com', signer_role: 'viewer', widgets: [] },
		],
	});
	expect(body.signurl.map(({ email }) => email)).toEqual(['a@example.com', 'v@example.com']);
	for (const action of ['sign', 'decline'])
		expect((await fetch(`${body.signurl[1].url}/${action}`, { method: 'POST' })).status).toBe(403);
	await fetch(`${body.signurl[0].url}/sign`, { method: 'POST' });
	expect((await read(body.objectId)).status).toBe('completed');
});

test('an encrypted PDF: readable once signed with its password, untouched without', async () => {
	const encrypted = readFileSync(join(__dirname, 'fixtures/pdfs/qpdf-aes256-password.pdf'));
	const signed = async (changes: object) => {
		const { body } = await create({ file: encrypted.toString('base64'), ...changes });
		await fetch(`${body.signurl[0].url}/sign`, { method: 'POST' });
		return Buffer.from(await (await fetch((await read(body.objectId)).file)).arrayBuffer());
	};
	expect((await signed({})).equals(encrypted)).toBe(true);
	expect(
		(await readText(await signed({ file_password: 'secret' }))).map(({ text }) => text),
	).toContainEqual(expect.stringMatching(/^Signed by/));
});

const environment = () => server.environment('selfHosted');
const SIGNATURE = [{ type: 'signature', page: 1, x: 100, y: 100, w: 150, h: 40 }];
const TWO_SIGNERS = [
	{ role: 'Tenant', name: 'Anna', email: 'anna@example.com', phone: '123', widgets: SIGNATURE },
	{
		role: 'Landlord',
		name: 'Bert',
		email: 'bert@example.com',
		signer_role: 'approver',
		widgets: [],
	},
];
const ANNA = { name: 'Anna', email: 'anna@example.com', phone: '123' };
const BERT = { name: 'Bert', email: 'bert@example.com' };

test('lists: the specification’s entries, last changed first; a revoked document reads declined', async () => {
	const updatedAt = new Date('2025-01-02T03:04:05.678Z');
	const old = environment().addDocument({
		title: 'Old',
		options: {
			note: 'N',
			folderId: 'f',
			allow_modifications: true,
			auto_reminder: true,
			remind_once_in_every: 3,
		},
		updatedAt,
	});
	const revoked = environment().addDocument({ title: 'Revoked' });
	environment().addDocument({ title: 'New' });
	const list = async (type: string) =>
		((await (await call(`/documentlist/${type}`)).json()) as { result: Array<{ title: string }> })
			.result;
	expect((await list('inprogress')).map(({ title }) => title)).toEqual(['New', 'Revoked', 'Old']);
	environment().revoke(revoked);
	expect((await list('declined')).map(({ title }) => title)).toEqual(['Revoked']);
	expect((await list('inprogress'))[1]).toEqual({
		...{
			objectId: old,
			title: 'Old',
			note: 'N',
			folder: { objectId: 'f', name: expect.any(String) as string },
			owner: 'Olivia Owner',
		},
		signers: [{ role: 'Tenant', name: 'Anna Example', email: 'anna@example.com' }],
		...{
			sendInOrder: true,
			send_in_order_strict: false,
			allow_offline_sign: false,
			enableTour: false,
			redirect_url: '',
			allow_modifications: true,
			auto_reminder: true,
			remind_once_in_every: 3,
		},
		...{ createdAt: updatedAt.toISOString(), updatedAt: updatedAt.toISOString() },
	});
});

test('ten thousand documents are made in no time, and can be signed all the same', async () => {
	const begun = Date.now();
	const ids = Array.from({ length: 10_000 }, (_, k) =>
		environment().addDocument({
			title: `Offer ${k}`,
			signers: [{ email: `signer${k}@example.com`, widgets: SIGNATURE }],
		}),
	);
	expect(Date.now() - begun).toBeLessThan(3000);
	await environment().signAs(ids[9_999], 'signer9999@example.com');
	expect(
		(await readText(environment().documents.get(ids[9_999])!.current)).map(({ text }) => text),
	).toContainEqual(expect.stringMatching(/^Signed by/));
	expect(
		(
			(await (await call('/documentlist/inprogress?limit=500&skip=9500')).json()) as {
				result: unknown[];
			}
		).result,
	).toHaveLength(499);
});

test('acting as a signer is refused as on the page', async () => {
	const id = environment().addDocument({
		signers: [{ email: 'anna@example.com' }, { email: 'v@example.com', signer_role: 'viewer' }],
	});
	await expect(environment().signAs(id, 'v@example.com')).rejects.toThrow(
		'You need not do anything.',
	);
	await expect(environment().signAs(id, 'x@example.com')).rejects.toThrow('is no signer of');
	await environment().signAs(id, 'anna@example.com');
	expect(() => environment().declineAs(id, 'anna@example.com')).toThrow('already signed');
	expect(() => environment().viewAs(id, 'v@example.com')).toThrow('is completed');
	expect(() => environment().revoke(id)).toThrow('is not in progress');
	expect(() => environment().expire(id)).toThrow('is not in progress');
	expect(() => environment().expire('unknown')).toThrow('There is no document unknown.');
});

describe('webhook', () => {
	let received: Array<{ path?: string; headers: IncomingHttpHeaders; body: string }> = [];
	let answer: (response: ServerResponse) => unknown;
	const receiver = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({
				path: request.url,
				headers: request.headers,
				body: Buffer.concat(chunks).toString(),
			});
			answer(response);
		});
	});
	const address = (host = '127.0.0.1') =>
		`http://${host}:${(receiver.address() as AddressInfo).port}/hook`;
	beforeAll(async () => await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done)));
	beforeEach(() => {
		received = [];
		answer = (response) => response.end();
		environment().webhookUrl = address();
	});
	afterAll(async () => await new Promise((done) => receiver.close(done)));

	const post = async (path: string, body: object) =>
		await call(path, { method: 'POST', body: JSON.stringify(body) });
	const events = () => received.map(({ body }) => (JSON.parse(body) as { event: string }).event);
	const arrived = async () => {
		await server.settled();
		return received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	};
	const download = async (url: unknown) =>
		Buffer.from(await (await fetch(String(url))).arrayBuffer());

	test('none set: 404, or as in version 1; the same again: 401; another one overwrites; each environment has its own', async () => {
		environment().webhookUrl = undefined;
		const get = async () => {
			const response = await call('/webhook');
			return [response.status, await response.json()];
		};
		expect(await get()).toEqual([404, { error: 'User not found!' }]);
		environment().statusWithoutWebhook = 200;
		expect(await get()).toEqual([200, {}]);
		expect((await post('/webhook', { url: 'http://127.0.0.1/a' })).status).toBe(200);
		const again = await post('/webhook', { url: 'http://127.0.0.1/a' });
		expect([again.status, await again.json()]).toEqual([
			401,
			{ error: 'Webhook url already exists!' },
		]);
		expect((await post('/webhook', { url: 'http://127.0.0.1/b' })).status).toBe(200);
		environment().webhookSecurityKey = 'secret';
		expect(await get()).toEqual([200, { webhook: 'http://127.0.0.1/b' }]);
		expect(server.environment('sandbox').webhookUrl).toBeUndefined();
		expect((await call('/webhook', { method: 'DELETE' })).status).toBe(200);
		expect((await call('/webhook', { method: 'DELETE' })).status).toBe(404);
	});

	test('created, viewed once by each, signed and approved, completed: their bodies, in order', async () => {
		environment().webhookDates = 'iso';
		const { body } = await create({ note: 'N', description: 'D', signers: TWO_SIGNERS });
		for (const { url } of body.signurl) for (let k = 0; k < 2; k++) await fetch(url);
		for (const { url } of body.signurl) await fetch(`${url}/sign`, { method: 'POST' });
		const messages = await arrived();
		const document = environment().documents.get(body.objectId)!;
		const [anna, bert] = document.signers;
		const link = expect.stringMatching(/^http:.*X-Amz-Signature=/) as string;
		const common = (event: string) => ({
			event,
			type: 'request-sign',
			objectId: body.objectId,
			file: link,
			name: 'T',
			note: 'N',
			description: 'D',
			createdAt: document.createdAt.toISOString(),
		});
		const signers = [ANNA, BERT];
		expect(messages).toEqual([
			{ ...common('created'), signers },
			{
				...common('viewed'),
				signers,
				viewedBy: 'anna@example.com',
				viewedAt: anna.viewed!.toISOString(),
			},
			{
				...common('viewed'),
				signers,
				viewedBy: 'bert@example.com',
				viewedAt: bert.viewed!.toISOString(),
			},
			{ ...common('signed'), signer: ANNA, signedAt: anna.signed!.toISOString() },
			{ ...common('signed'), signer: BERT, signedAt: bert.signed!.toISOString() },
			{
				...common('completed'),
				signers,
				certificate: link,
				completedAt: document.updatedAt.toISOString(),
			},
		]);
		// Each link leads to the file as it was then.
		expect((await download(messages[0].file)).equals(document.original)).toBe(true);
		expect((await download(messages[5].file)).equals(document.current)).toBe(true);
		expect((await download(messages[5].certificate)).equals(document.certificate!)).toBe(true);
		expect(
			environment().deliveries.map(({ event, status, url, body: sent }) => [
				event,
				status,
				url,
				sent,
			]),
		).toEqual(received.map(({ body: sent }, k) => [messages[k].event, 200, address(), sent]));
	});

	test('declined on the page; revoked as one or the other, by the owner', async () => {
		environment().webhookDates = 'iso';
		const { body } = await create({ signers: TWO_SIGNERS });
		await fetch(`${body.signurl[0].url}/decline`, {
			method: 'POST',
			body: new URLSearchParams({ reason: 'too dear' }),
		});
		const ids = [environment().addDocument(), environment().addDocument()];
		await post(`/document/${ids[0]}`, { reason: 'Replaced' });
		environment().revokeEvent = 'revoked';
		await post(`/document/${ids[1]}`, { reason: 'Replaced' });
		const [, declined, ...revoked] = await arrived();
		const at = environment().documents.get(body.objectId)!.updatedAt.toISOString();
		expect(declined).toMatchObject({
			event: 'declined',
			objectId: body.objectId,
			signers: [ANNA, BERT],
			declinedBy: 'anna@example.com',
			declinedReason: 'too dear',
			declinedAt: at,
		});
		const message = {
			declinedBy: 'olivia@example.com',
			declinedReason: 'Replaced',
			signers: [{ email: 'anna@example.com' }],
		};
		expect(revoked).toMatchObject([
			{ event: 'declined', objectId: ids[0], ...message },
			{ event: 'revoked', objectId: ids[1], ...message },
		]);
		for (const id of ids) expect((await read(id)).status).toBe('declined');
	});

	test('from a template; from a draft template with the signing links', async () => {
		const body = {
			title: 'T',
			file: (await makePdf()).toString('base64'),
			signers: [{ role: 'Tenant', widgets: SIGNATURE }],
		};
		const urls: string[] = [];
		for (const route of ['/createtemplate', '/drafttemplate']) {
			const { objectId } = (await (await post(route, body)).json()) as { objectId: string };
			const made = (await (
				await post(`/createdocument/${objectId}`, {
					signers: [{ role: 'Tenant', name: 'Anna', email: 'anna@example.com' }],
				})
			).json()) as { signurl: Array<{ url: string }> };
			urls.push(made.signurl[0].url);
		}
		server.assertClean();
		const signer = { name: 'Anna', email: 'anna@example.com' };
		expect((await arrived()).map(({ event, signers }) => [event, signers])).toEqual([
			['created', [signer]],
			['created', [{ ...signer, url: urls[1] }]],
		]);
	});

	test('nothing is sent for drafts, own signatures not yet made, refused creates, expiry and deleting', async () => {
		const body = { title: 'T', file: (await makePdf()).toString('base64') };
		expect(
			(await post('/draftdocument', { ...body, signers: TWO_SIGNERS.slice(0, 1) })).status,
		).toBe(200);
		expect((await post('/selfsign', body)).status).toBe(200);
		expect((await create({ signers: [] })).status).toBe(400);
		const updatedAt = new Date('2025-01-01T00:00:00Z');
		const [touched, untouched, overdue, deleted] = [{}, {}, { timeToCompleteDays: 1 }, {}].map(
			(options) => environment().addDocument({ options, updatedAt }),
		);
		environment().expire(touched);
		environment().expire(untouched, updatedAt);
		for (const id of [touched, untouched, overdue]) expect((await read(id)).status).toBe('expired');
		expect(
			[touched, untouched, overdue].map(
				(id) => environment().documents.get(id)!.updatedAt > updatedAt,
			),
		).toEqual([true, false, false]);
		await call(`/document/${deleted}`, { method: 'DELETE' });
		expect(await arrived()).toEqual([]);
		// Not because nothing ever is.
		environment().viewAs(environment().addDocument(), 'anna@example.com');
		expect(await arrived()).toHaveLength(1);
		expect(environment().deliveries).toHaveLength(1);
	});

	test('signed over the very bytes, with a security key only', async () => {
		const id = environment().addDocument({ title: 'Mietvertrag für Ümit 🏠' });
		environment().viewAs(id, 'anna@example.com');
		environment().webhookSecurityKey = 'a50a904a';
		environment().declineAs(id, 'anna@example.com', '“No”');
		await server.settled();
		expect(received.map(({ headers }) => headers['content-type'])).toEqual([
			'application/json',
			'application/json',
		]);
		expect(received[0].headers['x-webhook-signature']).toBeUndefined();
		expect(received[1].headers['x-webhook-signature']).toBe(
			createHmac('sha256', 'a50a904a').update(Buffer.from(received[1].body)).digest('hex'),
		);
		expect(environment().deliveries[1]).toEqual({
			url: address(),
			event: 'declined',
			body: received[1].body,
			headers: {
				'content-type': 'application/json',
				'x-webhook-signature': received[1].headers['x-webhook-signature'],
			},
			status: 200,
		});
	});

	test.each<[WebhookDates, string]>([
		['IST', 'Fri, 19 Dec 2025 20:58:20 IST'],
		['GMT+5:30', 'Fri, 19 Dec 2025 20:58:20 GMT+5:30'],
		['GMT+9:30', 'Sat, 20 Dec 2025 00:58:20 GMT+9:30'],
		['iso', '2025-12-19T15:28:20.123Z'],
	])('dates: %s', async (form, written) => {
		environment().webhookDates = form;
		environment().viewAs(
			environment().addDocument({ createdAt: new Date('2025-12-19T15:28:20.123Z') }),
			'anna@example.com',
		);
		expect(await arrived()).toMatchObject([{ createdAt: written }]);
	});

	test('IST unless told otherwise', async () => {
		environment().viewAs(environment().addDocument(), 'anna@example.com');
		expect(await arrived()).toMatchObject([
			{ viewedAt: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d IST$/) as string },
		]);
	});

	test('once only: no second try after an error, without an answer in time, at a closed port', async () => {
		const id = environment().addDocument();
		answer = (response) => response.writeHead(500).end();
		environment().viewAs(id, 'anna@example.com');
		await server.settled();
		answer = () => {};
		environment().webhookTimeoutMs = 50;
		await environment().signAs(id, 'anna@example.com');
		await server.settled();
		expect(events()).toEqual(['viewed', 'signed', 'completed']);
		const closed = http.createServer();
		await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
		environment().webhookUrl = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
		await new Promise((done) => closed.close(done));
		environment().viewAs(environment().addDocument(), 'anna@example.com');
		await server.settled();
		expect(environment().deliveries.map(({ event, status }) => [event, status])).toEqual([
			['viewed', 500],
			['signed', 0],
			['completed', 0],
			['viewed', 0],
		]);
		expect(received).toHaveLength(3);
	});

	test('a slow receiver holds up no request, and later events wait for it', async () => {
		let release = () => {};
		answer = (response) => {
			release = () => response.end();
		};
		const { status, body } = await create();
		expect(status).toBe(200);
		await fetch(body.signurl[0].url);
		let settled = false;
		const all = server.settled().then(() => (settled = true));
		while (received.length === 0) await new Promise(setImmediate);
		expect([events(), environment().deliveries, settled]).toEqual([['created'], [], false]);
		answer = (response) => response.end();
		release();
		await all;
		expect(environment().deliveries.map(({ event }) => event)).toEqual(['created', 'viewed']);
		expect(events()).toEqual(['created', 'viewed']);
	});

	test('settled waits for what happens meanwhile, too', async () => {
		answer = (response) => {
			environment().viewAs(environment().addDocument({ title: 'Second' }), 'anna@example.com');
			response.end();
			answer = (other) => setTimeout(() => other.end(), 20);
		};
		environment().viewAs(environment().addDocument({ title: 'First' }), 'anna@example.com');
		await server.settled();
		expect(
			environment().deliveries.map(({ body }) => (JSON.parse(body) as { name: string }).name),
		).toEqual(['First', 'Second']);
	});

	test('two signing at once: completed once, with the marks of both', async () => {
		const id = environment().addDocument({
			signers: ['anna', 'bert'].map((name, k) => ({
				name,
				email: `${name}@example.com`,
				widgets: [{ ...SIGNATURE[0], y: 100 + k * 100 }],
			})),
		});
		await Promise.all([
			environment().signAs(id, 'anna@example.com'),
			environment().signAs(id, 'bert@example.com'),
		]);
		await server.settled();
		expect(events()).toEqual(['signed', 'signed', 'completed']);
		expect(await readText(environment().documents.get(id)!.current)).toHaveLength(2);
	});

	test('nothing leaves this machine', async () => {
		const request = jest.spyOn(http, 'request');
		const foreign = [
			'http://example.com/',
			'http://127.0.0.1.example.com/',
			'http://localhost@example.com/',
			'http://10.0.0.1/',
			'http://[::2]/',
			'ftp://127.0.0.1/',
			'n8n.example.com',
		];
		for (const url of [...foreign, address('127.1'), address('localhost')]) {
			environment().webhookUrl = url;
			environment().viewAs(environment().addDocument(), 'anna@example.com');
		}
		await server.settled();
		const hosts = request.mock.calls.map(([url]) => (url as URL).hostname);
		request.mockRestore();
		expect(hosts).toEqual(['127.0.0.1', 'localhost']);
		expect(environment().deliveries.map(({ url, status }) => [url, status])).toEqual([
			...foreign.map((url) => [url, 0]),
			[address('127.1'), 200],
			[address('localhost'), 200],
		]);
	});

	test('a reset breaks off what is under way, and drops what waits', async () => {
		const before = environment();
		const brokenOff = new Promise((done) => (answer = (response) => response.on('close', done)));
		await before.signAs(before.addDocument(), 'anna@example.com');
		while (received.length === 0) await new Promise(setImmediate);
		server.reset();
		await brokenOff;
		await before.settled();
		environment().webhookUrl = address();
		answer = (response) => response.end();
		before.viewAs(before.addDocument(), 'anna@example.com');
		environment().viewAs(environment().addDocument(), 'anna@example.com');
		await server.settled();
		expect(events()).toEqual(['signed', 'viewed']);
		expect([before.deliveries, environment().deliveries.map(({ event }) => event)]).toEqual([
			[],
			['viewed'],
		]);
	});
});
