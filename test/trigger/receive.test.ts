import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { makePdf, readText } from '../harness/pdf';
import { makeFolder, sendParameters, useWorld } from '../harness/world';

const world = useWorld();
const KEY = 'security-key';
const environment = () => world.server.environment('selfHosted');
const ALL = ['completed', 'created', 'declined', 'signed', 'viewed'];
const trigger = (parameters: IDataObject = {}, webhookSecurityKey = KEY) =>
	world.engine.trigger(
		'openSignTrigger',
		{ events: ALL, ...parameters },
		world.credential('selfHosted', { webhookSecurityKey }),
	);
const signed = (body: Buffer, key = KEY) => ({
	'x-webhook-signature': createHmac('sha256', key).update(body).digest('hex'),
});
const toBody = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const PEOPLE = [
	{ email: 'anna@example.com', name: 'Anna' },
	{ email: 'bert@example.com', name: 'Bert' },
];

const event = (changes: IDataObject = {}) => ({
	event: 'viewed',
	type: 'request-sign',
	objectId: 'aB3dE5gH1j',
	file: 'https://example.com/f.pdf',
	name: 'Rent',
	note: 'N',
	description: '',
	signers: PEOPLE,
	viewedBy: 'anna@example.com',
	viewedAt: 'Fri, 16 May 2025 15:02:42 IST',
	createdAt: 'Fri, 16 May 2025 14:00:00 IST',
	...changes,
});

/** What OpenSign really sends for a document's life, as bytes with headers. */
async function deliveries(
	act: (id: string) => Promise<void> | void,
): Promise<Array<{ body: Buffer; headers: Record<string, string> }>> {
	environment().webhookSecurityKey = KEY;
	// A port where nobody listens: only what is sent matters.
	environment().webhookUrl = 'http://127.0.0.1:9/hook';
	await act(environment().addDocument({ title: 'Rent', signers: PEOPLE, file: await makePdf() }));
	await world.server.settled();
	return environment().deliveries.map(({ body, headers }) => ({
		body: Buffer.from(body),
		headers: headers,
	}));
}

test('every event of a document, with its people, dates and a key that is the same however it was learnt', async () => {
	let documentId = '';
	const sent = await deliveries(async (id) => {
		documentId = id;
		environment().viewAs(id, 'anna@example.com');
		await environment().signAs(id, 'anna@example.com');
		await environment().signAs(id, 'bert@example.com');
	});
	const one = trigger();
	const items = [];
	for (const { body, headers } of sent) items.push(...(await one.call(body, headers)).items);
	const { audit_trail: trail = [] } = (
		await world.engine.runNode(
			{
				resource: 'document',
				operation: 'get',
				simplify: false,
				documentId: { __rl: true, mode: 'id', value: documentId },
			},
			{ credential: world.credential() },
		)
	).items[0].json as { audit_trail?: IDataObject[] };
	const second = (date: unknown) =>
		new Date(Math.floor(new Date(String(date)).getTime() / 1000) * 1000).toISOString();
	expect(
		items.map(({ json }) => [
			json.event,
			(json.signer as IDataObject | null)?.email ?? null,
			json.occurredAt,
			json.eventKey,
		]),
	).toEqual([
		[
			'viewed',
			'anna@example.com',
			second(trail[0].viewed),
			`${documentId}:viewed:anna@example.com`,
		],
		[
			'signed',
			'anna@example.com',
			second(trail[0].signed),
			`${documentId}:signed:anna@example.com`,
		],
		[
			'signed',
			'bert@example.com',
			second(trail[1].signed),
			`${documentId}:signed:bert@example.com`,
		],
		['completed', null, second(trail[1].signed), `${documentId}:completed`],
	]);
	expect(items[0].json).toMatchObject({
		documentId,
		title: 'Rent',
		verifiedBy: 'signature',
		signers: [{ email: 'anna@example.com' }, { email: 'bert@example.com' }],
		originalDates: { viewedAt: expect.stringMatching(/ IST$/) as string },
	});
});

test('declined and revoked, with the reason; one key for both', async () => {
	const declined = await deliveries((id) =>
		environment().declineAs(id, 'anna@example.com', 'Too dear'),
	);
	const { items } = await trigger().call(declined[0].body, declined[0].headers);
	expect(items[0].json).toMatchObject({
		event: 'declined',
		reason: 'Too dear',
		signer: { email: 'anna@example.com' },
	});
	environment().revokeEvent = 'revoked';
	const [, revoked] = await deliveries((id) => environment().revoke(id, 'Replaced'));
	const { json } = (await trigger().call(revoked.body, revoked.headers)).items[0];
	expect(json).toMatchObject({
		event: 'revoked',
		reason: 'Replaced',
		eventKey: `${String(json.documentId)}:declined`,
	});
});

test('the document and its files, fetched at once', async () => {
	const sent = await deliveries(async (id) => {
		for (const { email } of PEOPLE) await environment().signAs(id, email);
	});
	const last = sent[sent.length - 1];
	const {
		items: [item],
	} = await trigger({ options: { downloadFiles: 'both', includeDocument: true } }).call(
		last.body,
		last.headers,
	);
	expect(item.json.document).toMatchObject({
		status: 'completed',
		signers: [{ signedAt: expect.any(String) as string }, {}],
	});
	expect(
		(await readText(await world.engine.readBinary(item))).some(({ text }) =>
			text.startsWith('Signed by Anna'),
		),
	).toBe(true);
	expect(item.binary?.certificate.fileName).toBe('Rent (certificate).pdf');
	// Storage that gives nothing out does not cost the event.
	environment().urlLifetimeSeconds = 0;
	const {
		items: [poor],
	} = await trigger({ options: { downloadFiles: 'pdf' } }).call(last.body, last.headers);
	expect(poor.json).toMatchObject({
		event: 'completed',
		filesError: expect.stringContaining('cannot be fetched') as string,
	});
	expect(JSON.stringify(poor)).not.toContain('X-Amz');
});

test.each<[string, unknown, number]>([
	['not JSON', '{"event":', 400],
	['text', '"viewed"', 400],
	['an array', [event()], 400],
	['null', 'null', 400],
	['empty', '', 400],
	['no event', event({ event: undefined }), 400],
	['an event of another type', event({ event: { a: 1 } }), 400],
	['an unknown event', event({ event: 'shredded' }), 200],
	['an event that every object has', event({ event: 'constructor' }), 200],
	['__proto__', '{"__proto__":{"event":"viewed"},"objectId":"aB3dE5gH1j"}', 400],
	['no document', event({ objectId: undefined }), 400],
	['a path for a document', event({ objectId: '../../getuser' }), 400],
	['a number for a title', event({ name: 5 }), 400],
	['signers that are none', event({ signers: 'anna' }), 400],
	['a signer that is none', event({ signers: [null] }), 400],
	['an address that is none', event({ signers: [{ email: ['a'] }] }), 400],
	['more than a megabyte', event({ note: 'x'.repeat(1024 * 1024) }), 413],
	['10 MB', 'x'.repeat(10 * 1024 * 1024), 413],
])('hostile, though rightly signed: %s', async (_name, content, status) => {
	const body = toBody(content);
	expect(await trigger().call(body, signed(body))).toEqual({ status, items: [] });
	expect(({} as IDataObject).event).toBeUndefined();
});

test('signature: missing, wrong, of another body, of another key: a real 401', async () => {
	const body = toBody(event());
	const one = trigger();
	for (const headers of [
		{},
		{ 'x-webhook-signature': '' },
		{ 'x-webhook-signature': '0'.repeat(64) },
		signed(toBody(event({ name: 'Other' }))),
		signed(body, 'other'),
	]) {
		expect(await one.call(body, headers as Record<string, string>)).toEqual({
			status: 401,
			items: [],
		});
	}
	expect((await one.call(body, signed(body))).items).toHaveLength(1);
});

test('the same event once, also after a restart of n8n; another time or person is another event', async () => {
	const one = trigger();
	const call = async (changes: IDataObject) =>
		(await one.call(toBody(event(changes)), signed(toBody(event(changes))))).items.length;
	expect(await call({})).toBe(1);
	expect(
		await Promise.all(
			Array.from(
				{ length: 20 },
				async () => await call({ viewedAt: 'Fri, 16 May 2025 16:00:00 IST' }),
			),
		),
	).toEqual([1, ...Array<number>(19).fill(0)]);
	expect(await call({})).toBe(0);
	// Written another way, it is still the same instant.
	expect(await call({ viewedAt: 'Fri, 16 May 2025 15:02:42 GMT+5:30' })).toBe(0);
	expect(await call({ viewedBy: 'bert@example.com' })).toBe(1);
	expect(Object.keys(one.staticData().seen as IDataObject)).toHaveLength(3);
});

test('a date that cannot be read: the text stays, and no wrong date', async () => {
	const body = toBody(event({ viewedAt: 'yesterday' }));
	expect((await trigger().call(body, signed(body))).items[0].json).toMatchObject({
		occurredAt: null,
		originalDates: { viewedAt: 'yesterday' },
		createdAt: '2025-05-16T08:30:00.000Z',
	});
});

test('not asked for: answered 200, and nothing starts', async () => {
	const folderId = await makeFolder(world);
	const { items } = await world.engine.runNode(
		sendParameters({
			additionalOptions: { document: { folderId: { __rl: true, mode: 'id', value: folderId } } },
		}),
		{
			credential: world.credential(),
			items: [await world.engine.binaryItem(Buffer.from('%PDF-1.7'))],
		},
	);
	const body = toBody(
		event({ objectId: items[0].json.documentId as string, name: 'Rental agreement' }),
	);
	const count = async (parameters: IDataObject) =>
		(await trigger(parameters).call(body, signed(body))).items.length;
	expect(await count({ events: ['completed'] })).toBe(0);
	expect(await count({ filters: { title: 'offer' } })).toBe(0);
	expect(await count({ filters: { title: 'RENTAL' } })).toBe(1);
	expect(await count({ filters: { signer: 'carl@example.com' } })).toBe(0);
	expect(await count({ filters: { signer: 'Anna@example.com' } })).toBe(1);
	expect(await count({ filters: { folderId: { __rl: true, mode: 'id', value: folderId } } })).toBe(
		1,
	);
	expect(
		await count({ filters: { folderId: { __rl: true, mode: 'id', value: 'anotherfolder' } } }),
	).toBe(0);
	expect(
		await count({ filters: { templateId: { __rl: true, mode: 'id', value: 'sometemplate' } } }),
	).toBe(0);
});

describe('without a security key', () => {
	const call = async (changes: IDataObject, parameters: IDataObject = {}) =>
		await trigger(parameters, '').call(toBody(event(changes)));
	const add = () => environment().addDocument({ title: 'Real title', signers: PEOPLE });

	test('what OpenSign confirms, in its own words', async () => {
		const objectId = add();
		environment().viewAs(objectId, 'anna@example.com');
		const {
			items: [{ json }],
		} = await call({
			objectId,
			name: 'Forged title',
			note: 'Forged',
			signers: [{ email: 'mallory@example.com' }],
		});
		expect(json).toMatchObject({
			event: 'viewed',
			title: 'Real title',
			verifiedBy: 'openSign',
			signer: { email: 'anna@example.com' },
		});
		expect(JSON.stringify(json)).not.toMatch(/orged|mallory|2025-05-16/);
	});

	test('the same happening once, whatever time an unsigned call says', async () => {
		const objectId = add();
		environment().viewAs(objectId, 'anna@example.com');
		const one = trigger({}, '');
		expect((await one.call(toBody(event({ objectId })))).items).toHaveLength(1);
		expect(
			(await one.call(toBody(event({ objectId, viewedAt: 'Sat, 17 May 2025 15:02:42 IST' }))))
				.items,
		).toHaveLength(0);
	});

	test('a document of another account, or none: nothing starts', async () => {
		expect(await call({})).toEqual({ status: 200, items: [] });
	});

	test('what OpenSign does not confirm', async () => {
		const objectId = add();
		for (const forged of [
			{ event: 'completed', completedAt: 'x' },
			{ event: 'signed', signer: PEOPLE[0], signedAt: 'x' },
		])
			expect(await call({ objectId, ...forged })).toEqual({ status: 403, items: [] });
	});

	test('OpenSign not reachable: nothing starts, and the same event is not taken for a repeated one later', async () => {
		const objectId = add();
		environment().viewAs(objectId, 'anna@example.com');
		const one = trigger({}, '');
		for (let k = 0; k < 3; k++)
			environment().failNext({ route: `GET /document/${objectId}`, kind: 'html', status: 502 });
		expect(await one.call(toBody(event({ objectId })))).toEqual({ status: 503, items: [] });
		expect((await one.call(toBody(event({ objectId })))).items).toHaveLength(1);
	});

	test('unless that was turned off: unverified, and said so', async () => {
		expect((await call({}, { options: { verify: false } })).items[0].json).toMatchObject({
			title: 'Rent',
			verifiedBy: null,
		});
		expect(world.server.requests).toEqual([]);
	});
});
