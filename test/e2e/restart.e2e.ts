import { setTimeout as pause } from 'node:timers/promises';

import { until, useN8n } from './n8n';
import { startSink, triggerWorkflow, type Sink } from './triggerWorkflow';
import { KEY, post } from './webhookCalls';

/** What the harness promises to tests of triggers. */
describe('a published workflow', () => {
	const real = useN8n();

	it.each(['stop', 'kill'] as const)(
		'answers under the same address after %s and start',
		async (end) => {
			const path = `credits-${end}`;
			const workflowId = await real.n8n.importWorkflow({
				name: 'Credits',
				nodes: [
					{
						id: 'node-0',
						name: 'Call',
						type: 'n8n-nodes-base.webhook',
						typeVersion: 2,
						position: [0, 0],
						webhookId: path,
						parameters: { path, responseMode: 'lastNode' },
					},
					{
						id: 'node-1',
						name: 'Credits',
						type: 'n8n-nodes-opensign.openSign',
						typeVersion: 1,
						position: [200, 0],
						credentials: real.credentials,
						parameters: { resource: 'account', operation: 'getCredits' },
					},
				],
				connections: { Call: { main: [[{ node: 'Credits', type: 'main', index: 0 }]] } },
			});
			const [{ url }] = await real.n8n.activate(workflowId);
			const { pid } = real.n8n;

			await real[end]();
			expect(() => process.kill(pid, 0)).toThrow('ESRCH');
			await expect(fetch(url)).rejects.toThrow('fetch failed');
			await real.start();

			expect(real.n8n.pid).not.toBe(pid);
			const answer = await until('the webhook is registered again', async () => {
				const response = await fetch(url);
				return response.ok && response;
			});
			expect(await answer.json()).toMatchObject({ totalCredits: 1000 });
		},
	);
});

describe('20 events that come again after a restart', () => {
	const real = useN8n();
	let sink: Sink;
	beforeAll(async () => {
		sink = await startSink();
	});
	afterAll(() => sink?.close());

	it.each([
		{ end: 'stop', webhookSecurityKey: KEY },
		{ end: 'kill', webhookSecurityKey: '' },
	] as const)(
		'start nothing, after $end, with the key "$webhookSecurityKey"',
		async ({ end, webhookSecurityKey }) => {
			sink.keys.length = 0;
			const environment = real.server.environment('selfHosted');
			environment.webhookSecurityKey = webhookSecurityKey || undefined;
			const credentials = await real.addCredential('openSignApi', {
				environment: 'selfHosted',
				baseUrl: real.server.url,
				apiToken: real.server.tokens.selfHosted,
				webhookSecurityKey,
			});
			const workflowId = await real.n8n.importWorkflow(
				triggerWorkflow({
					type: 'openSignTrigger',
					credentials,
					parameters: { events: ['viewed'], options: { downloadFiles: 'none' } },
					sink,
				}),
			);
			const [{ url }] = await real.n8n.activate(workflowId);
			for (let k = 0; k < 20; k++)
				environment.viewAs(environment.addDocument(), 'anna@example.com');
			await environment.settled();
			await until('all have started', async () => sink.keys.length === 20);
			const sent = [...environment.deliveries];
			expect(sent.map(({ status }) => status)).toEqual(Array(20).fill(200));

			await real[end]();
			await real.start();
			const again = async (k: number) => {
				const { body, headers } = sent[k];
				return await post(url, { body, signature: headers['x-webhook-signature'] });
			};
			await until('the address answers again', async () => (await again(0)) === 200);
			for (let k = 0; k < 20; k++) expect(await again(k)).toBe(200);
			await pause(2000);
			expect(sink.keys).toHaveLength(20);

			environment.viewAs(environment.addDocument(), 'anna@example.com');
			await environment.settled();
			await until('what is new has started', async () => sink.keys.length === 21);
			await real.n8n.deactivate(workflowId);
		},
	);
});
