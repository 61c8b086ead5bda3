import { until, useN8n } from './n8n';

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
