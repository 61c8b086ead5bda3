/** What docs/reliability.md promises of Send, in a real n8n. */
import { setTimeout as pause } from 'node:timers/promises';

import { until, useN8n } from './n8n';
import { output, SendWorkflow } from './sendWorkflow';

const real = useN8n();
const environment = () => real.server.environment('selfHosted');
const documents = () => [...environment().documents.values()];
const ids = () => documents().map(({ objectId }) => objectId);
const CREATE = 'POST /createdocument';

/** Settings of the node. */
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

const COUNT = 20;
/** So many are out when n8n is killed, and OpenSign is at work on one more. */
const OUT = 10;
/** Until what was under way has ended, milliseconds. */
const SETTLE_MS = 1000;

/** Kills n8n in the middle of a list, and retries the execution from the editor. */
async function killAndRetry(atOnce: number) {
	const workflow = await SendWorkflow.publish(real, {
		additionalOptions: { notTwiceDays: 7 },
		manyItems: { atOnce },
	});
	let asked = 0;
	const killAmid = async () => {
		asked += 1;
		if (asked > OUT) await real.kill();
		else await pause(100);
	};
	environment().failNext({ route: CREATE, kind: 'late', until: killAmid, times: OUT + 1 });
	const titles = Array.from({ length: COUNT }, (_, k) => `Agreement ${k + 1}`);
	const id = await workflow.start(titles);
	// OpenSign does what it was asked for, though nobody is left to hear of it.
	await until('n8n is killed', async () => documents().length > OUT);
	await pause(SETTLE_MS);
	const before = ids();

	await real.start();
	expect(await real.n8n.waitForExecution(id)).toMatchObject({ status: 'crashed' });
	// The editor's "Retry". n8n 2.41.1 has what the trigger received, and nothing of what the node had sent.
	const again = await workflow.retry(id);
	expect(again.status).toBe('success');
	const items = output(again);
	const found = items.filter(({ alreadySent }) => alreadySent === true);
	return { titles, before, items, found: found.map(({ documentId }) => documentId) };
}

it('a list whose n8n is killed in the middle goes out once, when the execution is retried', async () => {
	const { titles, before, items, found } = await killAndRetry(1);
	expect(before).toHaveLength(OUT + 1);
	expect(documents().map(({ title }) => title)).toEqual(titles);
	expect(items.map(({ documentId }) => documentId)).toEqual(ids());
	expect(found).toEqual(before);
});

it('so does one of which five go out at the same time, in whatever order', async () => {
	const { titles, before, items, found } = await killAndRetry(5);
	expect(items.map(({ title }) => title)).toEqual(titles);
	const byTitle = new Map(documents().map(({ title, objectId }) => [title, objectId]));
	expect(documents()).toHaveLength(COUNT);
	expect(items.map(({ documentId }) => documentId)).toEqual(titles.map((one) => byTitle.get(one)));
	expect([...found].sort()).toEqual([...before].sort());
});

it.each(['stall', 'trickle'] as const)(
	'an execution that is stopped amid a send ends at once, and asks OpenSign nothing more: %s',
	async (kind) => {
		// n8n tries a node of a stopped execution again as well.
		const workflow = await SendWorkflow.publish(real, {}, RETRY);
		const fault = environment().failNext({ route: CREATE, kind, times: Infinity });
		const id = await workflow.start(['Agreement 1', 'Agreement 2']);
		await until('OpenSign is asked', async () => fault.met > 0);
		const asked = real.server.requests.length;

		const stopped = Date.now();
		await real.n8n.api.post(`/rest/executions/${id}/stop`);
		const { status } = await real.n8n.waitForExecution(id);
		// n8n notes the end whether or not the node has ended: that is seen by the connection.
		await until('the node has hung up', async () => fault.left > 0);
		const took = Date.now() - stopped;
		expect(status).toBe('canceled');
		expect(took).toBeLessThan(2000);

		// Longer than the pauses between the tries, and between two looks for what was lost.
		await pause(2000);
		const later = real.server.requests.slice(asked).map(({ method, path }) => method + path);
		expect(later).toEqual([]);
		expect(documents()).toEqual([]);
	},
);

describe('Retry On Fail, a title with the time in it, and an answer that is lost', () => {
	/** The list is read before the send, and after it: so often it is refused. */
	it.each([
		{ which: 'first', refusals: 0, says: "OpenSign's answer did not come" },
		{ which: 'second', refusals: 2, says: 'The answer to an earlier try did not come' },
	])('the $which try finds it', async ({ refusals, says }) => {
		environment().failNext({ route: CREATE, kind: 'drop-after' });
		const route = 'GET /documentlist/inprogress';
		if (refusals > 0)
			environment().failNext({ route, kind: 'status', status: 400, times: refusals });
		const workflow = await SendWorkflow.publish(
			real,
			{ title: '=Offer of {{ $now.toMillis() }}', additionalOptions: { lookUpSeconds: 0 } },
			RETRY,
		);
		const execution = await real.n8n.waitForExecution(await workflow.start(['']));

		expect(execution.status).toBe('success');
		expect(real.server.createRequests()).toHaveLength(1);
		const [{ objectId, title }, ...others] = documents();
		expect(others).toEqual([]);
		const warnings = [expect.stringContaining(says) as string];
		expect(output(execution)).toEqual([
			expect.objectContaining({ documentId: objectId, title, recovered: true, warnings }),
		]);
	});
});
