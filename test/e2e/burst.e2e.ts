import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { until, useN8n } from './n8n';
import { startSink, triggerWorkflow, type Sink } from './triggerWorkflow';

const KEY = 'whk_of_this_test';
/** In each hostile body: nothing of one may get into the log. */
const MARKER = 'hostile-body-marker';
const AT_ONCE = 20;

interface Call {
	body: string;
	signature?: string;
	type?: string;
}

const signatureOf = (body: string, key = KEY) =>
	createHmac('sha256', key).update(body).digest('hex');
const signed = (body: string): Call => ({ body, signature: signatureOf(body) });
const toId = (k: number) => `Document${String(k).padStart(5, '0')}`;

/** An event in OpenSign's form. */
const eventOf = (objectId: string, more: object = {}) =>
	JSON.stringify({
		event: 'created',
		type: 'request-sign',
		objectId,
		name: MARKER,
		note: '',
		signers: [{ name: 'Anna Example', email: 'anna@example.com', phone: '' }],
		createdAt: 'Fri, 16 May 2025 15:02:42 IST',
		...more,
	});

const GENUINE = eventOf('Genuine001');

/** What must start nothing, and what it is answered with. Each is sent equally often, about a document of its own. */
const hostile: Array<{ what: string; status: number; call: (id: string) => Call }> = [
	{ what: 'no signature', status: 401, call: (id) => ({ body: eventOf(id) }) },
	{
		what: 'a signature under another key',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(eventOf(id), 'whk_of_another') }),
	},
	{
		what: 'a body altered after it was signed',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(GENUINE) }),
	},
	{
		what: 'white space added to a signed body',
		status: 401,
		call: (id) => ({ body: `${eventOf(id)} `, signature: signatureOf(eventOf(id)) }),
	},
	{
		what: 'a signature too short',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(eventOf(id)).slice(2) }),
	},
	{
		what: 'a signature too long',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: `${signatureOf(eventOf(id))}00` }),
	},
	{
		what: 'a signature that is no hex',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: 'z'.repeat(64) }),
	},
	{
		what: 'a signature as base64',
		status: 401,
		call: (id) => ({
			body: eventOf(id),
			signature: Buffer.from(signatureOf(eventOf(id)), 'hex').toString('base64'),
		}),
	},
	{ what: 'a replay', status: 200, call: () => signed(GENUINE) },
	{
		what: 'an unknown event',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'exploded' })),
	},
	{
		what: 'an event named as a member of every object',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'constructor' })),
	},
	{
		what: 'an event that was not asked for',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'viewed' })),
	},
	{
		what: 'no JSON, which n8n itself refuses',
		status: 422,
		call: (id) => signed(`{"event":"created","objectId":"${id}","${MARKER}`),
	},
	{
		what: 'no JSON, sent as text',
		status: 400,
		call: (id) => ({ ...signed(`${MARKER} ${id}`), type: 'text/plain' }),
	},
	{ what: 'an array', status: 400, call: (id) => signed(`[${eventOf(id)}]`) },
	{
		what: 'a document ID of another type',
		status: 400,
		call: () => signed(eventOf(MARKER, { objectId: { $ne: MARKER } })),
	},
	{
		what: 'a document ID with a path in it',
		status: 400,
		call: () => signed(eventOf('../../contactlist')),
	},
	{
		what: 'signers of another type',
		status: 400,
		call: (id) => signed(eventOf(id, { signers: { length: 1e9, 0: MARKER } })),
	},
	{
		what: '__proto__ in place of an event',
		status: 400,
		call: (id) => signed(`{"__proto__":${eventOf(id)}}`),
	},
	{
		what: 'a body of 2 MB',
		status: 413,
		call: (id) => signed(eventOf(id, { note: 'x'.repeat(2 * 1024 * 1024) })),
	},
];

describe('OpenSign Trigger, called by many at once', () => {
	const real = useN8n();
	let sink: Sink;
	let url: string;
	beforeAll(async () => {
		sink = await startSink();
		const credentials = await real.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: real.server.url,
			apiToken: real.server.tokens.selfHosted,
			webhookSecurityKey: KEY,
		});
		const parameters = {
			events: ['created'],
			options: { downloadFiles: 'none', includeDocument: false },
		};
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials,
				webhookId: randomUUID(),
				parameters,
				sink,
				settings: { saveDataSuccessExecution: 'none' },
			}),
		);
		[{ url }] = await real.n8n.activate(workflowId);
	});
	afterAll(() => sink?.close());

	it('starts nothing for 1,000 forged, altered or repeated requests', async () => {
		expect(await call(signed(GENUINE))).toBe(200);
		await until('the genuine event has arrived', async () => sink.keys.length === 1);

		const calls = Array.from({ length: 1000 }, (_, k) => ({
			...hostile[k % hostile.length],
			id: toId(k),
		}));
		const statuses: Record<string, Set<number>> = {};
		await callAll(calls, async ({ what, id, call: make }) => {
			(statuses[what] ??= new Set()).add(await call(make(id)));
		});
		expect(
			Object.fromEntries(Object.entries(statuses).map(([what, seen]) => [what, [...seen]])),
		).toEqual(Object.fromEntries(hostile.map(({ what, status }) => [what, [status]])));
		await pause(2000);
		expect(sink.keys).toEqual(['Genuine001:created']);
		// All that n8n has written.
		const log = await real.n8n.logTail(100_000);
		expect(log).toContain('Editor is now accessible');
		expect(log).not.toContain(MARKER);
	});

	it('starts once for each of 1,000 events, though each comes twice at the same time', async () => {
		sink.keys.length = 0;
		const ids = Array.from({ length: 1000 }, (_, k) => toId(k));
		const statuses = new Set<number>();
		await callAll(ids, async (id) => {
			for (const status of await Promise.all([
				call(signed(eventOf(id))),
				call(signed(eventOf(id))),
			]))
				statuses.add(status);
		});
		expect([...statuses]).toEqual([200]);
		await until('1,000 executions have ended', async () => sink.keys.length >= 1000, 120_000);
		await pause(2000);
		expect([...sink.keys].sort()).toEqual(ids.map((id) => `${id}:created`));
	}, 400_000);

	async function call({ body, signature, type = 'application/json' }: Call): Promise<number> {
		const response = await fetch(url, {
			method: 'POST',
			body,
			headers: {
				'content-type': type,
				...(signature === undefined ? {} : { 'x-webhook-signature': signature }),
			},
		});
		await response.arrayBuffer();
		return response.status;
	}
});

/** Some at a time, each lane taking the next one left. */
async function callAll<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
	const left = all.values();
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			for (const one of left) await act(one);
		}),
	);
}
