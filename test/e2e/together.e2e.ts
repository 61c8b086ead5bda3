import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { until, useN8n } from './n8n';
import { REMOVE_DUPLICATES, startSink, triggerWorkflow, type Sink } from './triggerWorkflow';
import { eventOf, KEY, post, signed, toId } from './webhookCalls';

const ANNA = 'anna@example.com';
const COUNT = 20;

/** Remove Duplicates behind the triggers, on `eventKey`, as docs/triggers.md has it. */
describe("n8n's Remove Duplicates", () => {
	const real = useN8n();
	let sink: Sink;
	beforeEach(async () => {
		sink = await startSink();
	});
	afterEach(() => sink?.close());

	it('behind both triggers: once for each document, across a restart', async () => {
		const environment = real.server.environment('selfHosted');
		const parameters = { events: ['completed'], options: { downloadFiles: 'none' } };
		const { credentials } = real;
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials,
				parameters,
				others: [
					{ type: 'openSignStatusTrigger', credentials, parameters: everyMinute(parameters) },
				],
				through: [REMOVE_DUPLICATES],
				sink,
			}),
		);
		const [{ url }] = await real.n8n.activate(workflowId);
		const ended = async () =>
			(await real.n8n.executions({ workflowId, status: ['success'] })).length;

		const ids = Array.from({ length: COUNT }, () => environment.addDocument());
		for (const id of ids) await environment.signAs(id, ANNA);
		await environment.settled();
		const sent = environment.deliveries.filter(({ event }) => event === 'completed');
		await until('the webhook has started all', async () => (await ended()) >= COUNT);
		await until('a poll has found all', async () => (await ended()) > COUNT, 90_000);
		const keys = ids.map((id) => `${id}:completed`).sort();
		expect([...sink.keys].sort()).toEqual(keys);

		await real.kill();
		await real.start();
		await until('the address answers again', async () => (await post(url, sent[0])) === 200);
		for (const one of sent) expect(await post(url, one)).toBe(200);
		await pause(3000);
		expect([...sink.keys].sort()).toEqual(keys);
		await real.n8n.deactivate(workflowId);
	}, 240_000);

	it('behind two triggers that get the same events a second apart, as two webhook processes may', async () => {
		const credentials = await real.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: real.server.url,
			apiToken: real.server.tokens.selfHosted,
			webhookSecurityKey: KEY,
		});
		const options = { downloadFiles: 'none', replaceExisting: true };
		const one = {
			type: 'openSignTrigger' as const,
			credentials,
			parameters: { events: ['created'], options },
		};
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				...one,
				others: [{ ...one, webhookId: randomUUID() }],
				through: [REMOVE_DUPLICATES],
				sink,
			}),
		);
		const webhooks = await real.n8n.activate(workflowId);
		expect(webhooks).toHaveLength(2);
		const ids = Array.from({ length: COUNT }, (_, k) => toId(k));
		for (const id of ids) {
			const call = signed(eventOf(id));
			for (const { url } of webhooks) {
				expect(await post(url, call)).toBe(200);
				await pause(1000);
			}
		}
		await until('all have started twice', async () => {
			const ended = await real.n8n.executions({ workflowId, status: ['success'] });
			return ended.length >= 2 * COUNT;
		});
		expect([...sink.keys].sort()).toEqual(ids.map((id) => `${id}:created`));
	}, 240_000);

	const everyMinute = (parameters: object) => ({
		...parameters,
		pollTimes: { item: [{ mode: 'everyMinute' }] },
	});
});
