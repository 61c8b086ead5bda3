import { VERSION_1 } from '../../../dev/opensign-server';
import { BARE_REFUSAL, toAnswer } from './creates';
import { SIGNATURE, useStandIn } from './standIn';

const standIn = useStandIn();
beforeEach(() => Object.assign(standIn.server.quirks, VERSION_1));

const MISSING = [
	'POST /draftdocument',
	'POST /selfsign',
	'POST /document/x',
	'GET /signinglinks/x',
	'GET /formdata/x',
	'GET /signerips/x',
	'POST /publictemplate',
	'PUT /contact/x',
	'PUT /contact-by-email/x',
	'GET /getcredits',
];

const THERE = ['GET /document/x', 'PUT /document/x', 'GET /contact/x', 'POST /createdocument'];

const call = async (route: string, token?: string) => {
	const [method, path] = route.split(' ');
	const body = method === 'GET' ? undefined : '{"name":"N"}';
	const response = await standIn.call(path, { method, body, token });
	return [response.status, response.headers.get('content-type')?.split(';')[0]];
};

test.each(MISSING)('%s is not there: a page, even for a wrong token', async (route) => {
	expect(await call(route)).toEqual([404, 'text/html']);
	expect(await call(route, 'wrong')).toEqual([404, 'text/html']);
	standIn.server.quirks.laterRoutesAreMissing = false;
	const [status, type] = await call(route);
	expect([status === 404 || status === 400 || status === 200, type]).toEqual([
		true,
		'application/json',
	]);
});

test.each(THERE)('%s is there', async (route) => {
	expect((await call(route))[1]).toBe('application/json');
});

describe('a document has no status', () => {
	const read = async (id: string) => (await toAnswer(await standIn.call(`/document/${id}`))).body;
	const createdAt = new Date('2026-01-01T00:00:00Z');
	const expiry = { __type: 'Date', iso: '2126-01-01T00:00:00.000Z' };

	test.each([
		['in-progress' as const, {}],
		['completed' as const, { IsCompleted: true }],
		['declined' as const, { IsDeclined: true }],
	])('%s', async (status, flags) => {
		const options = { timeToCompleteDays: 36_524 };
		const id = standIn.environment().addDocument({ status, createdAt, options });
		const { ExpiryDate, IsCompleted, IsDeclined, ...document } = await read(id);
		expect({ IsCompleted, IsDeclined }).toEqual(flags);
		expect(ExpiryDate).toEqual(expiry);
		expect(Object.keys(document)).not.toEqual(expect.arrayContaining(['status']));
		expect(document).not.toHaveProperty('audit_trail');
		standIn.server.quirks.documentsLackStatus = false;
		expect(await read(id)).toMatchObject({ status, audit_trail: expect.any(Array) as unknown[] });
		expect(await read(id)).not.toHaveProperty('ExpiryDate');
	});

	test('expired: by its date', async () => {
		const id = standIn.environment().addDocument();
		standIn.environment().expire(id);
		const { ExpiryDate } = await read(id);
		const { iso } = ExpiryDate as { iso: string };
		expect(new Date(iso).getTime()).toBeLessThanOrEqual(Date.now());
	});
});

describe('size', () => {
	const signers = [{ email: 'anna@example.com', widgets: SIGNATURE }];
	const send = async (bytes: number, token?: string) => {
		const file = Buffer.alloc(bytes, 'A').toString('base64');
		const body = JSON.stringify({ title: 'T', file, signers });
		return await standIn.call('/createdocument', { method: 'POST', body, token });
	};

	test('a PDF above 22.4 MB is refused without a reason', async () => {
		expect((await send(22_400_000)).status).toBe(200);
		expect(await toAnswer(await send(22_400_001))).toEqual(BARE_REFUSAL);
		standIn.server.quirks.smallLimits = false;
		expect((await send(22_400_001)).status).toBe(200);
	});

	test('a body above 50 MiB is a page, even for a wrong token', async () => {
		const bytes = 40 * 1024 * 1024;
		for (const token of [undefined, 'wrong']) {
			const { status, headers } = await send(bytes, token);
			expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([413, 'text/html']);
		}
		standIn.server.quirks.smallLimits = false;
		expect((await send(bytes)).status).toBe(200);
	});
});
