/** Send and Wait in a real n8n that ends at the moment of waking: what is lost, and how one goes on. */
import type { IConnections, INode } from 'n8n-workflow';

import { until, useN8n } from './n8n';
import {
	AFTER,
	documentsOf,
	node,
	output,
	sign,
	to,
	visit,
	WAIT,
	WaitWorkflow,
} from './waitWorkflow';

const SLOW = 'Slow';
const ENDS = ['stop', 'kill'] as const;
const TITLE = 'Agreement';

/** A node behind that takes its time. n8n waits for it in its memory. */
function addSlow({
	nodes,
	connections,
}: {
	nodes: Array<Partial<INode>>;
	connections: IConnections;
}) {
	nodes.push(
		node(SLOW, 800, {
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			webhookId: 'slow',
			parameters: { amount: 10, unit: 'seconds' },
		}),
	);
	connections[AFTER] = { main: [to(SLOW)] };
}

describe('n8n ends when an execution is woken', () => {
	const real = useN8n();
	const completed = [expect.objectContaining({ status: 'completed', files: ['pdf'] })];

	const publish = async () =>
		await WaitWorkflow.publish(real, {
			add: addSlow,
			// What comes in is another item when n8n runs the node anew.
			parameters: { title: `={{ $json.k === undefined ? "Again" : $json.title }}` },
		});

	/** Starts an execution that is lost while the node behind runs. @returns its id */
	async function lose(workflow: WaitWorkflow, end: (typeof ENDS)[number]): Promise<string> {
		const id = await workflow.start([{ title: TITLE }]);
		expect((await sign(real, TITLE))?.status).toBe(200);
		await until('it goes on', async () => (await real.n8n.getExecution(id)).status === 'running');
		await real[end]();
		await real.start();
		const { status, data } = await workflow.end(id);
		expect([status, data.resultData.error?.message]).toEqual([
			'crashed',
			'Workflow did not finish, possible out-of-memory issue',
		]);
		return id;
	}

	/** As the list of executions does. @returns the new execution, once it has ended */
	async function retry(id: string, loadWorkflow: boolean) {
		const path = `/rest/executions/${id}/retry`;
		const { id: retried } = await real.n8n.api.post<{ id: string }>(path, { loadWorkflow });
		return await real.n8n.getExecution(retried);
	}

	it.each(ENDS)(
		'while the nodes behind run (%s): a retry, and a new execution, have the signed document',
		async (end) => {
			const workflow = await publish();
			const id = await lose(workflow, end);
			// n8n keeps nothing of what came out in a crashed execution. It is not lost, however.
			const late = await visit(String(documentsOf(real)[TITLE].options.redirect_url));
			expect([late.status, await late.text()]).toEqual([
				409,
				expect.stringContaining('has finished with error'),
			]);
			for (const loadWorkflow of [false, true]) {
				const retried = await retry(id, loadWorkflow);
				expect(retried.status).toBe('success');
				const { data } = retried.data.resultData.runData[WAIT][0];
				expect(data?.main[0]).toEqual([
					expect.objectContaining({
						json: expect.objectContaining({
							documentId: documentsOf(real)[TITLE].objectId,
							status: 'completed',
						}) as unknown,
						binary: { pdf: expect.anything() as unknown },
					}),
				]);
			}
			const again = await WaitWorkflow.publish(real, {
				parameters: { additionalOptions: { notTwiceDays: 7 } },
			});
			const anew = await again.call([{ title: TITLE }]);
			expect(output(await again.end(anew))).toEqual(completed);
			expect(real.server.createRequests()).toHaveLength(1);
		},
	);

	it.each(ENDS)('while it fetches the files (%s): it still sleeps, and wakes', async (end) => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: TITLE }]);
		const live = real.server.environment('selfHosted');
		const fault = live.failNext({ route: 'GET /storage', kind: 'stall' });
		expect((await sign(real, TITLE))?.status).toBe(200);
		await until('the file is asked for', async () => fault.met > 0);
		await real[end]();
		await real.start();
		expect((await workflow.sleeping(id)).status).toBe('waiting');
		expect((await visit(String(documentsOf(real)[TITLE].options.redirect_url))).status).toBe(200);
		expect(output(await workflow.end(id))).toEqual(completed);
		expect(real.server.createRequests()).toHaveLength(1);
	});
});

describe('an execution that was stopped while it slept', () => {
	const real = useN8n();

	it('goes on as at the time limit when it is retried', async () => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: TITLE }]);
		await real.n8n.api.post(`/rest/executions/${id}/stop`);
		const path = `/rest/executions/${id}/retry`;
		const { id: retried } = await real.n8n.api.post<{ id: string }>(path, { loadWorkflow: true });
		expect(output(await real.n8n.getExecution(retried))).toEqual([
			expect.objectContaining({ title: TITLE, status: 'timedOut' }),
		]);
		expect(real.server.createRequests()).toHaveLength(1);
	});
});
