/** What docs/scaling.md says of n8n's queue mode: `npm run test:queue`. */
import { until } from './n8n';
import { call, each, LONG, publishTrigger, settled, useQueue } from './queuedN8n';
import { output, SEND, SendWorkflow } from './sendWorkflow';
import { startSink, type Sink } from './triggerWorkflow';
import { output as outputAfter, runsAfter, sign, toItem, WaitWorkflow } from './waitWorkflow';

const COUNT = 500;

/** A list of which so many are out when the worker is killed. */
const LIST = 40;
const OUT = 15;

/** Of executions that sleep, and of sends while processes are restarted. */
const SOME = 100;

describe('one main process, two for webhooks, two workers', () => {
	const real = useQueue();
	const environment = () => real.server.environment('selfHosted');
	const documents = () => [...environment().documents.values()];
	const titles = () => documents().map(({ title }) => title);
	let sink: Sink;

	beforeAll(async () => {
		sink = await startSink();
	});
	beforeEach(() => {
		sink.keys.length = 0;
		environment().documents.clear();
	});
	afterAll(() => sink?.close());

	const numbered = Array.from({ length: COUNT }, (_, k) => `Agreement ${k + 1}`);

	it(
		'500 sends are 500 documents, and 500 signatures start 500 executions',
		async () => {
			const id = await publishTrigger(real, sink);
			const workflow = await SendWorkflow.publish(real, {});

			const begun = Date.now();
			const url = real.addressOf(workflow.url);
			await each(numbered, async (title) => await call(url, { rows: [{ title }] }));
			await until('all are out', async () => documents().length >= COUNT, LONG);
			const sent = Date.now();
			expect(titles().sort()).toEqual([...numbered].sort());

			const ids = documents().map(({ objectId }) => objectId);
			for (const objectId of ids) await environment().signAs(objectId, 'anna@example.com');
			await until('all have told', async () => sink.keys.length >= COUNT, LONG);
			const told = Date.now();
			await settled();
			const keys = ids.map((objectId) => `${objectId}:signed:anna@example.com`);
			expect([...sink.keys].sort()).toEqual(keys.sort());
			expect(documents()).toHaveLength(COUNT);
			const seconds = [sent - begun, told - sent].map((ms) => (ms / 1000).toFixed(0));
			console.log(`${COUNT} sent in ${seconds[0]} s, ${COUNT} signed and told in ${seconds[1]} s`);
			await real.n8n.deactivate(id);
		},
		2 * LONG,
	);

	it(
		'a worker is killed amid 40 sends: the same run again sends the rest, and shows all 40',
		async () => {
			const list = numbered.slice(0, LIST);
			const additionalOptions = { notTwiceDays: 7 };
			const workflow = await SendWorkflow.publish(real, { additionalOptions });
			let asked = 0;
			const killAmid = async () => {
				asked += 1;
				if (asked > OUT) await killBusyWorker();
				else await new Promise((done) => setTimeout(done, 100));
			};
			environment().failNext({
				route: 'POST /createdocument',
				kind: 'late',
				until: killAmid,
				times: OUT + 1,
			});
			const begun = await workflow.start(list);
			const killed = await until(
				'a worker is killed',
				async () => dead !== undefined && Date.now(),
			);
			const end = await until(
				'n8n gives the execution up',
				async () => {
					const execution = await real.n8n.getExecution(begun);
					return !['new', 'running'].includes(execution.status) && execution;
				},
				LONG,
			);
			const seconds = ((Date.now() - killed) / 1000).toFixed(0);
			const before = documents().length;
			console.log(
				`killed with ${before} of ${LIST} out; after ${seconds} s "${end.status}": ${end.data.resultData.error?.message}; data of the node: ${end.data.resultData.runData[SEND] === undefined ? 'none' : 'some'}`,
			);

			const again = await real.n8n.waitForExecution(await workflow.start(list), LONG);
			expect(again.status).toBe('success');
			expect(titles().sort()).toEqual([...list].sort());
			const items = output(again);
			expect(items.map(({ title }) => title)).toEqual(list);
			expect(new Set(items.map(({ documentId }) => documentId)).size).toBe(LIST);
			console.log(`${items.filter(({ alreadySent }) => alreadySent === true).length} were found`);
		},
		2 * LONG,
	);

	it(
		'100 sends while each process is restarted are 100 documents',
		async () => {
			const workflow = await SendWorkflow.publish(real, {});
			const url = real.addressOf(workflow.url);
			const some = numbered.slice(0, SOME);
			const restarting = restartAll();
			await each(some, async (title) => {
				await call(url, { rows: [{ title }] });
				// So that they last as long as the restarts.
				await new Promise((done) => setTimeout(done, 3000));
			});
			await restarting;
			await until('all are out', async () => documents().length >= SOME, LONG);
			await settled();
			expect(titles().sort()).toEqual([...some].sort());
		},
		2 * LONG,
	);

	it(
		'100 executions sleep, each process is restarted, and each wakes once',
		async () => {
			const workflow = await WaitWorkflow.publish(real);
			const url = real.addressOf(workflow.url);
			const some = numbered.slice(0, SOME);
			await each(some, async (title) => await call(url, { rows: [toItem({ title }, 0)] }));
			const inStatus = async (status: 'waiting' | 'success') =>
				await real.n8n.executions({ workflowId: workflow.id, status: [status] });
			await until('all sleep', async () => (await inStatus('waiting')).length === SOME, LONG);
			await restartAll();

			const begun = Date.now();
			await each(some, async (title) => {
				const page = await sign(real, title);
				expect(page?.status).toBe(200);
				await page?.arrayBuffer();
			});
			await until('all have ended', async () => (await inStatus('success')).length === SOME, LONG);
			console.log(`${SOME} woken in ${((Date.now() - begun) / 1000).toFixed(0)} s`);
			await settled();
			const ended = await real.n8n.executionsWithData({ workflowId: workflow.id });
			expect(ended.map(runsAfter)).toEqual(Array(SOME).fill(1));
			const after = ended.flatMap((execution) => outputAfter(execution));
			expect(after.map(({ title }) => String(title)).sort()).toEqual([...some].sort());
			expect(after.every(({ status }) => status === 'completed')).toBe(true);
			expect(documents()).toHaveLength(SOME);
		},
		2 * LONG,
	);

	/** One after the other, politely. */
	async function restartAll(): Promise<void> {
		const { workers, webhooks, main } = real.queue;
		for (const n8n of [...workers, ...webhooks, main]) await real.restart(n8n);
	}

	let dead: number | undefined;

	/** The one whose log says that it works. */
	async function killBusyWorker(): Promise<void> {
		if (dead !== undefined) return;
		const logs = await Promise.all(
			real.queue.workers.map(async (worker) => {
				const log = await worker.logTail(100_000);
				const count = (what: string) => log.split(what).length;
				return {
					worker,
					busy: count('Worker started execution') - count('Worker finished execution'),
				};
			}),
		);
		const { worker } = logs.find(({ busy }) => busy > 0) ?? logs[0];
		dead = worker.pid;
		worker.killNow();
	}
});
