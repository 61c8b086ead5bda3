import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { sendDocument } from '../../dev/opensign-server';
import { makePdf } from '../harness/pdf';
import { until, useN8n } from './n8n';
import { startSink, TRIGGER, triggerWorkflow, type Sink } from './triggerWorkflow';
import {
	eventOf,
	GENUINE,
	hostile,
	KEY,
	MARKER,
	post,
	signed,
	toId,
	type Call,
} from './webhookCalls';

const AT_ONCE = 20;

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
	}, 400_000);

	it('starts once for each of 1,000 events, though each comes twice at the same time', async () => {
		sink.keys.length = 0;
		const ids = Array.from({ length: 1000 }, (_, k) => toId(k));
		const statuses = new Set<number>();
		let called = 0;
		await callAll(ids, async (id) => {
			for (const status of await Promise.all([
				call(signed(eventOf(id))),
				call(signed(eventOf(id))),
			]))
				statuses.add(status);
			called += 1;
			// The answer comes before n8n has begun: on a slow machine it must not fall far behind.
			await until('n8n keeps up', async () => called - sink.keys.length < 2 * AT_ONCE, 60_000);
		});
		expect([...statuses]).toEqual([200]);
		await until('1,000 executions have ended', async () => sink.keys.length >= 1000, 120_000);
		await pause(2000);
		expect([...sink.keys].sort()).toEqual(ids.map((id) => `${id}:created`));
	}, 900_000);

	const call = async (one: Call) => await post(url, one);
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

describe('20 documents that are completed at once', () => {
	const real = useN8n();
	let sink: Sink;
	beforeAll(async () => {
		sink = await startSink();
	});
	afterAll(() => sink?.close());

	it('all executions have their files when a later node reads them', async () => {
		const environment = real.server.environment('selfHosted');
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials: real.credentials,
				parameters: { events: ['completed'], options: { downloadFiles: 'both' } },
				through: [{ type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: 2 } }],
				ends: [upload("={{ $binary.pdf ? 'pdf' : 'data' }}"), upload('certificate')],
			}),
		);
		await real.n8n.activate(workflowId);

		const signers = [anna];
		const ids: string[] = [];
		for (let k = 0; k < AT_ONCE; k++) {
			const title = `Agreement ${k}`;
			const input = { title, file: await makePdf(), signers, prefill: [], options: {} };
			ids.push((await sendDocument(environment, input)).objectId);
		}
		await Promise.all(ids.map(async (id) => await environment.signAs(id, anna.email)));
		await environment.settled();
		await until('all executions have ended', async () => {
			const ended = await real.n8n.executions({ workflowId, status: ['success', 'error'] });
			return ended.length >= AT_ONCE;
		});
		expect(await real.n8n.executions({ workflowId, status: ['error'] })).toEqual([]);
		const keys = ids.flatMap((id) => [`${id}:completed`, `${id}:completed`]);
		expect([...sink.keys].sort()).toEqual(keys.sort());
		expect(sink.bodies.map((body) => body.toString('latin1', 0, 5))).toEqual(
			keys.map(() => '%PDF-'),
		);
	});

	const anna = {
		role: 'Tenant',
		name: 'Anna Example',
		email: 'anna@example.com',
		widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }],
	};

	/** Sends the file of this binary field to the sink. */
	const upload = (field: string) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `=${sink.url}?key={{ encodeURIComponent($('${TRIGGER}').item.json.eventKey) }}`,
			sendBody: true,
			contentType: 'binaryData',
			inputDataFieldName: field,
		},
	});
});
