/** Send and Wait in a real n8n: what wakes an execution, and what comes out of it. */
import type { IConnections, INode } from 'n8n-workflow';

import { until, useN8n } from './n8n';
import {
	documentsOf,
	node,
	output,
	runsAfter,
	sign,
	to,
	visit,
	WAIT,
	WaitWorkflow,
} from './waitWorkflow';

describe('an execution that waits for signatures', () => {
	const real = useN8n();
	const live = () => real.server.environment('selfHosted');

	it('is woken by the browser of the only signer', async () => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'One' }]);
		const page = await sign(real, 'One');
		expect(page?.status).toBe(200);
		expect(await page?.text()).toContain('“One” has been signed by everyone.');
		const execution = await workflow.end(id);
		expect(execution.status).toBe('success');
		expect(output(execution)).toEqual([
			expect.objectContaining({ k: 0, title: 'One', status: 'completed', files: ['pdf'] }),
		]);
	});

	it.each([
		['in order', ['anna', 'otto', 'eva']],
		['out of order', ['eva', 'anna', 'otto']],
	])('by the last of three signers, %s', async (_name, order) => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'Three', people: ['anna', 'otto', 'eva'] }]);
		for (const person of order) {
			expect((await workflow.sleeping(id)).status).toBe('waiting');
			expect((await sign(real, 'Three', person))?.status).toBe(200);
		}
		const execution = await workflow.end(id);
		expect(output(execution)).toEqual([expect.objectContaining({ status: 'completed' })]);
		expect(runsAfter(execution)).toBe(1);
	});

	it('20 items, signed in any order: each comes out once, linked to its own input', async () => {
		const workflow = await WaitWorkflow.publish(real);
		const titles = Array.from({ length: 20 }, (_, k) => `Document ${k}`);
		const id = await workflow.start(titles.map((title) => ({ title })));
		const order = titles.map((_, k) => titles[(7 * k + 3) % 20]);
		for (const title of order) expect((await sign(real, title))?.status).toBe(200);
		const execution = await workflow.end(id);
		const documents = documentsOf(real);
		expect(output(execution)).toEqual(
			titles.map((title, k): unknown =>
				expect.objectContaining({
					k,
					title,
					status: 'completed',
					documentId: documents[title].objectId,
				}),
			),
		);
		expect(real.server.createRequests()).toHaveLength(20);
	});

	it('is not woken by 200 forged and replayed calls', async () => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'Forged', people: ['anna', 'otto'] }]);
		await sign(real, 'Forged');
		const { redirect_url: address } = documentsOf(real).Forged.options;
		const forgeries = [
			(url: string) => url,
			(url: string) => url.replace('item=0', 'item=1'),
			(url: string) => `${url}&status=completed`,
			(url: string) => url.replace(/signature=./, 'signature=0'),
		];
		for (let k = 0; k < 200; k++) {
			const url = forgeries[k % forgeries.length](String(address));
			const method = k % 8 < 4 ? 'GET' : 'POST';
			await fetch(url, {
				method,
				redirect: 'manual',
				...(method === 'POST' && { body: '{"status":"completed"}' }),
			});
		}
		expect((await workflow.sleeping(id)).status).toBe('waiting');
		await sign(real, 'Forged', 'otto');
		expect(output(await workflow.end(id))).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
	});

	it.each(['stop', 'kill'] as const)('wakes after n8n was restarted (%s)', async (end) => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'Asleep' }]);
		await real[end]();
		await real.start();
		expect((await sign(real, 'Asleep'))?.status).toBe(200);
		expect(output(await workflow.end(id))).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
	});

	it('a loop of three rounds: an old link wakes no later round', async () => {
		const workflow = await WaitWorkflow.publish(real, {
			rounds: 3,
			parameters: { title: '={{ $json.title }} {{ $runIndex }}' },
		});
		const id = await workflow.start([{ title: 'Round' }]);
		for (let round = 0; round < 3; round++) {
			const title = `Round ${round}`;
			await workflow.sleeping(id);
			if (round > 0) {
				const { redirect_url: old } = documentsOf(real)[`Round ${round - 1}`].options;
				const page = await visit(String(old));
				expect([page.status, await page.text()]).toEqual([
					410,
					expect.stringContaining('not in use any more'),
				]);
			}
			await sign(real, title);
			if (round < 2) {
				const next = `Round ${round + 1}`;
				await until('the next round has begun', async () => documentsOf(real)[next]);
			}
		}
		const execution = await workflow.end(id);
		expect(runsAfter(execution)).toBe(3);
		expect([0, 1, 2].flatMap((run) => output(execution, run))).toEqual(
			Array(3).fill(expect.objectContaining({ status: 'completed' })),
		);
		expect(live().documents.size).toBe(3);
	});

	it('an item that was not sent comes out of the error output when the rest is signed', async () => {
		const workflow = await WaitWorkflow.publish(real, { node: { onError: 'continueErrorOutput' } });
		const id = await workflow.start([{ title: 'Good' }, { title: '' }, { title: 'Better' }]);
		await sign(real, 'Better');
		await sign(real, 'Good');
		const execution = await workflow.end(id);
		const all = [0, 1].flatMap((run) => output(execution, run));
		expect(Object.fromEntries(all.map(({ k, status }) => [k, status]))).toEqual({
			0: 'completed',
			1: expect.stringContaining('Title: nothing was entered') as string,
			2: 'completed',
		});
	});

	it('both outputs of an IF lead to it: the second branch is sent when the first has gone on', async () => {
		const workflow = await WaitWorkflow.publish(real, { add: addIf });
		const id = await workflow.start([{ title: 'Yes' }, { title: 'No' }]);
		for (let round = 0; round < 2; round++) {
			const open = await until('the next is sent', async () =>
				[...live().documents.values()].find(({ status }) => status === 'in-progress'),
			);
			await workflow.sleeping(id);
			await sign(real, open.title);
		}
		const execution = await workflow.end(id);
		const all = [0, 1].flatMap((run) => output(execution, run));
		expect(all.sort((a, b) => Number(a.k) - Number(b.k))).toEqual([
			expect.objectContaining({ k: 0, title: 'Yes', status: 'completed' }),
			expect.objectContaining({ k: 1, title: 'No', status: 'completed' }),
		]);
	});
});

/** Between the rows and the node, with both outputs into it. */
function addIf({
	nodes,
	connections,
}: {
	nodes: Array<Partial<INode>>;
	connections: IConnections;
}) {
	const isFirst = {
		leftValue: '={{ $json.k }}',
		rightValue: 1,
		operator: { type: 'number', operation: 'lt' },
	};
	const options = { version: 2, typeValidation: 'loose', caseSensitive: true };
	nodes.push(
		node('If', 300, {
			type: 'n8n-nodes-base.if',
			typeVersion: 2.2,
			parameters: { conditions: { options, combinator: 'and', conditions: [isFirst] } },
		}),
	);
	connections.Rows = { main: [to('If')] };
	connections.If = { main: [to(WAIT), to(WAIT)] };
}
