import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { makePdf, readText } from './harness/pdf';
import { startOpenSignServer, type OpenSignServer } from './opensign-server';

let server: OpenSignServer;
beforeAll(async () => {
	server = await startOpenSignServer();
});
beforeEach(() => server.reset());
afterAll(async () => await server.close());

const call = async (path: string, { token = server.tokens.selfHosted, ...init }: RequestInit & { token?: string } = {}) =>
	await fetch(server.baseUrl + path, { ...init, headers: { 'x-api-token': token, ...(init.body ? { 'content-type': 'application/json' } : {}) } });
const create = async (changes = {}) => {
	const signer = { role: 'Tenant', name: 'Anna', email: 'anna@example.com', widgets: [{ type: 'signature', page: 1, x: 100, y: 100, w: 150, h: 40 }] };
	const response = await call('/createdocument', { method: 'POST', body: JSON.stringify({ title: 'T', file: (await makePdf()).toString('base64'), signers: [signer], ...changes }) });
	return { status: response.status, body: (await response.json()) as { objectId: string; error: string; signurl: Array<{ email: string; url: string }> } };
};
const read = async (id: string) => (await (await call(`/document/${id}`)).json()) as { status: string; file: string; certificate: string };

test('tokens: none 400, a wrong or another environment’s 405 on every route', async () => {
	expect((await fetch(`${server.baseUrl}/getuser`)).status).toBe(400);
	for (const path of ['/getuser', '/getcredits', '/templatelist', '/document/x']) expect((await call(path, { token: server.tokens.live })).status).toBe(405);
});

test('HTML for unknown routes and malformed JSON, also without a token', async () => {
	const missing = await call('/nothing');
	expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html']);
	const malformed = await fetch(`${server.baseUrl}/createdocument`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
	expect([malformed.status, malformed.headers.get('content-type')]).toEqual([400, 'text/html']);
});

test.each([
	['an unknown property', { colour: 'red' }, /"additionalProperty":"colour"/],
	['a wrong type', { timeToCompleteDays: '15' }, /timeToCompleteDays must be number/],
	['an option of another type of field', { signers: [{ email: 'a@example.com', widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 1, h: 1, options: { formula: '1' } }] }] }, /options must NOT have additional properties/],
])('%s is refused and fails the test', async (_name, changes, violation) => {
	expect((await create(changes)).status).toBe(400);
	expect(server.violations).toEqual([expect.stringMatching(violation)]);
	expect(() => server.assertClean()).toThrow(/does not allow/);
	expect(server.environment('selfHosted').credits).toBe(1000);
});

test('each create costs a credit; without any: 429', async () => {
	server.environment('selfHosted').credits = 1;
	expect((await create()).status).toBe(200);
	expect(await create()).toEqual({ status: 429, body: { error: 'Quota reached, Please buy credits and try again later.' } });
});

test('accepts and silently drops, as the real server does', async () => {
	const widgets = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	await create();
	const { body } = await create({ file: 'no PDF', signers: [{ email: 'ANNA@example.com', widgets }, { email: 'bad', widgets }, { email: 'x@example.com', phone: 123, widgets }, { email: 'ok@example.com', widgets }] });
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
	const { body } = await create({ title: '<b>T</b>', signers: [{ email: 'anna@example.com', access_code: '42', widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }] }] });
	const [{ url }] = body.signurl;
	expect(await (await fetch(url)).text()).not.toContain('<b>T</b>');
	expect((await fetch(`${url}/sign`, { method: 'POST' })).status).toBe(403);
	expect((await fetch(`${url}/sign`, { method: 'POST', body: new URLSearchParams({ access_code: '42' }) })).status).toBe(200);
	expect((await fetch(`${url}/sign`, { method: 'POST', body: new URLSearchParams({ access_code: '42' }) })).status).toBe(409);
	const declined = (await create()).body;
	await fetch(`${declined.signurl[0].url}/decline`, { method: 'POST', body: new URLSearchParams({ reason: 'no' }) });
	expect((await read(declined.objectId)).status).toBe('declined');
	expect((await fetch(declined.signurl[0].url)).status).toBe(410);
});

test('a document that nobody signs in time has expired', async () => {
	const { body } = await create({ timeToCompleteDays: 1 });
	server.environment('selfHosted').documents.get(body.objectId)!.createdAt = new Date(Date.now() - 2 * 86_400_000);
	expect((await read(body.objectId)).status).toBe('expired');
});

test('what the signing page shows is what is written when nothing is changed; read-only fields cannot be changed', async () => {
	const at = (y: number) => ({ page: 1, x: 50, y, w: 200, h: 20 });
	const widgets = [
		{ type: 'signature', ...at(10) },
		{ type: 'checkbox', ...at(100), options: { name: 'extras', values: ['pool', 'sauna'], selectedvalues: ['pool', 'sauna'] } },
		{ type: 'name', ...at(200), options: { name: 'who' } },
		{ type: 'textbox', ...at(300), options: { name: 'fixed', default: 'stays', readonly: true } },
	];
	const { body } = await create({ signers: [{ email: 'anna@example.com', name: 'Anna', widgets }] });
	const [{ url }] = body.signurl;
	const page = await (await fetch(url)).text();
	expect(page.match(/checked/g)).toHaveLength(2);
	expect(page).toContain('value="Anna"');
	await fetch(`${url}/sign`, { method: 'POST', body: new URLSearchParams([['extras', 'pool'], ['extras', 'sauna'], ['who', 'Anna'], ['fixed', 'changed']]) });
	const texts = (await readText(Buffer.from(await (await fetch((await read(body.objectId)).file)).arrayBuffer()))).map(({ text }) => text);
	expect(texts).toEqual(expect.arrayContaining(['pool, sauna', 'Anna', 'stays']));
	expect(texts).not.toContain('changed');
});

test('a viewer can neither sign nor decline; a second signer of the same address is left out', async () => {
	const signature = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	const { body } = await create({ signers: [{ email: 'a@example.com', widgets: signature }, { email: 'a@example.com', widgets: signature }, { email: 'v@example.com', signer_role: 'viewer', widgets: [] }] });
	expect(body.signurl.map(({ email }) => email)).toEqual(['a@example.com', 'v@example.com']);
	for (const action of ['sign', 'decline']) expect((await fetch(`${body.signurl[1].url}/${action}`, { method: 'POST' })).status).toBe(403);
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
	expect((await readText(await signed({ file_password: 'secret' }))).map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Signed by/));
});
