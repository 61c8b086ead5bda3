import type { INode, IWorkflowSettings } from 'n8n-workflow';

import type { DocumentInput, Environment } from '../../dev/opensign-server';
import { until, useN8n } from './n8n';
import { everySixSeconds, startSink, triggerWorkflow, type Sink } from './triggerWorkflow';

const people = [
	{ name: 'Anna Example', email: 'anna@example.com' },
	{ name: 'Ben Example', email: 'ben@example.com' },
];
const [anna, ben] = people.map(({ email }) => email);
const HOUR_MS = 3_600_000;

/** What may happen to a document while n8n is down, and what is to be found of it. `id` is in progress until then. */
const changes: Array<{
	what: string;
	change: (environment: Environment, id: string) => Promise<string[]>;
}> = [
	{
		what: 'is created',
		change: async (environment) => [`${add(environment, new Date())}:created`],
	},
	{
		what: 'is created and completed',
		change: async (environment) => {
			const id = add(environment, new Date());
			return [`${id}:created`, ...(await complete(environment, id))];
		},
	},
	{
		what: 'is viewed only',
		change: async (environment, id) => {
			environment.viewAs(id, anna);
			return [];
		},
	},
	{
		what: 'is signed by one of two',
		change: async (environment, id) => {
			await environment.signAs(id, anna);
			return [`${id}:signed:${anna}`];
		},
	},
	{ what: 'is completed', change: complete },
	{
		what: 'is declined',
		change: async (environment, id) => {
			environment.declineAs(id, ben);
			return [`${id}:declined`];
		},
	},
	{
		what: 'is signed by one and declined by the other',
		change: async (environment, id) => {
			await environment.signAs(id, anna);
			environment.declineAs(id, ben);
			return [`${id}:signed:${anna}`, `${id}:declined`];
		},
	},
	{
		what: 'is revoked',
		change: async (environment, id) => {
			environment.revoke(id);
			return [`${id}:declined`];
		},
	},
	{
		what: 'expires',
		change: async (environment, id) => {
			environment.expire(id);
			return [`${id}:expired`];
		},
	},
	{
		what: 'expires, and keeps its date',
		change: async (environment, id) => {
			environment.expire(id, environment.documents.get(id)!.updatedAt);
			return [`${id}:expired`];
		},
	},
];

describe('OpenSign Status Trigger, published', () => {
	const real = useN8n();
	let sink: Sink;
	beforeEach(async () => {
		sink = await startSink();
	});
	afterEach(() => sink.close());

	it.each(['stop', 'kill'] as const)(
		'finds all that happened to 50 documents between %s and start, each once',
		async (end) => {
			const environment = real.server.environment('selfHosted');
			for (const status of ['completed', 'declined', 'expired'] as const)
				for (let k = 0; k < 10; k++)
					add(environment, new Date(Date.now() - 2 * HOUR_MS), { status });
			const ids = Array.from({ length: 50 }, (_, k) =>
				add(environment, new Date(Date.now() - HOUR_MS - k * 1000)),
			);
			const workflowId = await real.n8n.importWorkflow(workflow());
			await real.n8n.activate(workflowId);
			await polledTwice();
			expect(sink.keys).toEqual([]);

			await real[end]();
			const expected: string[] = [];
			for (const [k, id] of ids.entries())
				expected.push(...(await changes[k % changes.length].change(environment, id)));
			expect(expected).toHaveLength(75);
			await real.start();
			await until('all is found', async () => sink.keys.length >= expected.length, 60_000).catch(
				() => {},
			);
			expect([...sink.keys].sort()).toEqual(expected.sort());

			await polledTwice();
			await real[end]();
			await real.start();
			await polledTwice();
			await real.n8n.deactivate(workflowId);
			await real.n8n.activate(workflowId);
			await polledTwice();
			expect([...sink.keys].sort()).toEqual(expected);

			// It has not just fallen silent.
			environment.revoke(ids[3]);
			await until('one more is found', async () => sink.keys.length > expected.length);
			expect(sink.keys.at(-1)).toBe(`${ids[3]}:declined`);
			await real.n8n.deactivate(workflowId);
		},
		240_000,
	);

	it('is refused by n8n where one rule polls more often than each minute', async () => {
		const workflowId = await real.n8n.importWorkflow(
			workflow({ item: [{ mode: 'custom', cronExpression: '*/6 * * * * *' }] }),
		);
		await expect(real.n8n.activate(workflowId)).rejects.toThrow(
			'The polling interval is too short. It has to be at least a minute.',
		);
		await real.n8n.deactivate(workflowId);
	});

	function workflow(pollTimes: INode['parameters'][string] = everySixSeconds) {
		const settings: IWorkflowSettings = { saveDataSuccessExecution: 'none' };
		const parameters = {
			pollTimes,
			events: ['completed', 'created', 'declined', 'expired', 'signed'],
			options: { downloadFiles: 'none', includeDocument: false },
		};
		return triggerWorkflow({
			type: 'openSignStatusTrigger',
			credentials: real.credentials,
			parameters,
			sink,
			settings,
		});
	}

	/** A poll ends with the list of expired documents; when the second does so, what the first has found is out. */
	async function polledTwice(): Promise<void> {
		const polls = () =>
			real.server.requests.filter(({ path }) => path === '/documentlist/expired').length;
		const before = polls();
		await until('n8n has polled twice', async () => polls() >= before + 2, 40_000);
	}
});

const add = (environment: Environment, updatedAt: Date, more: DocumentInput = {}) =>
	environment.addDocument({ signers: people, updatedAt, ...more });

async function complete(environment: Environment, id: string): Promise<string[]> {
	for (const email of [anna, ben]) await environment.signAs(id, email);
	return [`${id}:signed:${anna}`, `${id}:signed:${ben}`, `${id}:completed`];
}
