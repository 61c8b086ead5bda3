/** Send and Wait in a real n8n: woken by the triggers, at the time limit, below other workflows, and by hand. */
import type { INode } from 'n8n-workflow';

import { until, useN8n, type RealN8n } from './n8n';
import { triggerWorkflow } from './triggerWorkflow';
import {
	documentsOf,
	output,
	runsAfter,
	sign,
	visit,
	waitWorkflow,
	WaitWorkflow,
} from './waitWorkflow';

const HALF_A_MINUTE = 30_000;
const LONG = 240_000;

/** What begins a workflow that another one calls, which hands its items on. */
const BELOW: Record<string, Partial<INode>> = {
	Call: {
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
	},
	Rows: { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
};

/** An active workflow with the OpenSign Trigger, which has asked for viewed documents only. */
async function activateTrigger(real: RealN8n): Promise<() => Promise<void>> {
	const id = await real.n8n.importWorkflow(
		triggerWorkflow({
			type: 'openSignTrigger',
			credentials: real.credentials,
			parameters: { events: ['viewed'] },
		}),
	);
	await real.n8n.activate(id);
	return async () => await real.n8n.deactivate(id);
}

describe('with an OpenSign Trigger that is active', () => {
	const real = useN8n();
	const live = () => real.server.environment('selfHosted');
	const annas = (title: string) => [documentsOf(real)[title].objectId, 'anna@example.com'] as const;

	it.each<[string, string, (title: string) => unknown]>([
		['signed', 'completed', async (title) => await live().signAs(...annas(title))],
		['declined', 'declined', (title) => live().declineAs(...annas(title))],
		['revoked', 'declined', (title) => live().revoke(annas(title)[0])],
	])('%s, and no browser comes: it goes on', async (what, status, end) => {
		const deactivate = await activateTrigger(real);
		try {
			const workflow = await WaitWorkflow.publish(real);
			const id = await workflow.start([{ title: what }]);
			await end(what);
			const execution = await workflow.end(id, HALF_A_MINUTE);
			expect(output(execution)).toEqual([expect.objectContaining({ k: 0, status })]);
		} finally {
			await deactivate();
		}
	});

	it('browser and trigger: it goes on once, and a late browser gets a page', async () => {
		const deactivate = await activateTrigger(real);
		try {
			const workflow = await WaitWorkflow.publish(real);
			const id = await workflow.start([{ title: 'Both' }]);
			const page = await sign(real, 'Both');
			expect(await page?.text()).toContain('has been signed by everyone');
			const execution = await workflow.end(id);
			await new Promise((done) => setTimeout(done, 8_000));
			expect(runsAfter(await real.n8n.getExecution(execution.id))).toBe(1);
			const late = await visit(String(documentsOf(real).Both.options.redirect_url));
			expect(late.status).toBe(200);
		} finally {
			await deactivate();
		}
	});
});

describe('without a browser and a trigger for webhooks', () => {
	const real = useN8n();
	const live = () => real.server.environment('selfHosted');

	it(
		'a Status Trigger notices that it has expired',
		async () => {
			const status = await real.n8n.importWorkflow(
				triggerWorkflow({
					type: 'openSignStatusTrigger',
					credentials: real.credentials,
					parameters: {
						events: ['created'],
						pollTimes: { item: [{ mode: 'custom', cronExpression: '* * * * *' }] },
					},
				}),
			);
			await real.n8n.activate(status);
			try {
				const workflow = await WaitWorkflow.publish(real);
				const id = await workflow.start([{ title: 'Too late' }]);
				live().expire(documentsOf(real)['Too late'].objectId);
				const execution = await workflow.end(id, 150_000);
				expect(output(execution)).toEqual([expect.objectContaining({ status: 'expired' })]);
			} finally {
				await real.n8n.deactivate(status);
			}
		},
		LONG,
	);

	it(
		'it goes on at the time limit, linked to its input',
		async () => {
			const workflow = await WaitWorkflow.publish(real, {
				parameters: { limitWait: 'amount', waitAmount: 1, waitUnit: 'minutes' },
			});
			const id = await workflow.start([{ title: 'A' }, { title: 'B' }]);
			await sign(real, 'A');
			const execution = await workflow.end(id, 200_000);
			expect(output(execution)).toEqual([
				expect.objectContaining({ k: 0, title: 'A', status: 'timedOut' }),
				expect.objectContaining({ k: 1, title: 'B', status: 'timedOut' }),
			]);
		},
		LONG,
	);

	it('OpenSign is down when the browser comes: it is called again by itself', async () => {
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'Down' }]);
		const { objectId, options } = documentsOf(real).Down;
		await sign(real, 'Down', 'anna', { browser: false });
		const route = `GET /document/${objectId}`;
		live().failNext({ route, kind: 'html', status: 503, times: Infinity });
		const page = await visit(String(options.redirect_url));
		expect([page.status, await page.text()]).toEqual([
			503,
			expect.stringContaining('is kept by OpenSign'),
		]);
		expect((await real.n8n.getExecution(id)).status).toBe('waiting');
		live().clearFaults();
		expect(output(await workflow.end(id, HALF_A_MINUTE))).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
	});
});

describe('in other ways of running', () => {
	const real = useN8n();

	it('by hand, as the editor does', async () => {
		const { workflow } = waitWorkflow(real, {});
		const id = await real.n8n.importWorkflow(workflow);
		const signers = [
			{
				name: 'Anna',
				email: 'anna@example.com',
				role: 'anna',
				widgets: [{ type: 'signature', page: 1, x: 72, y: 60, w: 160, h: 48 }],
			},
		];
		const rows = [{ k: 0, title: 'By hand', signers }];
		const asleep = await real.n8n.runWorkflow(id, { items: [{ json: { body: { rows } } }] });
		expect(asleep.status).toBe('waiting');
		await sign(real, 'By hand');
		const execution = await until('it has ended', async () => {
			const now = await real.n8n.getExecution(asleep.id);
			return now.status === 'success' && now;
		});
		expect(output(execution)).toEqual([
			expect.objectContaining({ k: 0, title: 'By hand', status: 'completed' }),
		]);
	});

	it('in a sub-workflow: the one above gets its output', async () => {
		const { workflow } = waitWorkflow(real, {});
		const below = {
			...workflow,
			nodes: workflow.nodes.map((node) => ({ ...node, ...BELOW[node.name ?? ''] })),
		};
		const belowId = await real.n8n.importWorkflow(below);
		await real.n8n.activate(belowId);
		const above = await WaitWorkflow.publish(real, {
			node: {
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				credentials: undefined,
				parameters: {
					workflowId: { __rl: true, mode: 'id', value: belowId },
					mode: 'once',
					options: { waitForSubWorkflow: true },
				} as INode['parameters'],
			},
		});
		const id = await above.call([{ title: 'Below' }]);
		await until('it is sent', async () => documentsOf(real).Below);
		await above.sleeping(id);
		await sign(real, 'Below');
		expect(output(await above.end(id))).toEqual([
			expect.objectContaining({ k: 0, title: 'Below', status: 'completed' }),
		]);
	});
});
