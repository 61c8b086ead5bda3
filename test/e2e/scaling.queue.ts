/** What docs/scaling.md says of n8n's queue mode: `npm run test:queue`. */
import { until } from './n8n';
import { call, each, LONG, useQueue } from './queuedN8n';
import { output, SEND, SendWorkflow } from './sendWorkflow';
import { startSink, triggerWorkflow, type Sink } from './triggerWorkflow';
import { output as outputAfter, runsAfter, sign, toItem, WaitWorkflow } from './waitWorkflow';
import { post } from './webhookCalls';

const COUNT = 500;

/** A list of which so many are out when the worker is killed. */
const LIST = 40;
const OUT = 15;

/** Of executions that sleep, of sends while processes are restarted, and of events that come twice. */
const SOME = 100;

/** What came twice would come meanwhile. */
const settled = async () => await new Promise((done) => setTimeout(done, 5000));

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

	/** A workflow that a signature starts, published. @returns its id */
	async function publishTrigger(): Promise<string> {
		const id = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials: real.credentials,
				parameters: { events: ['signed'], options: { downloadFiles: 'none' } },
				sink,
			}),
		);
		await real.n8n.activate(id);
		expect(environment().webhookUrl).toContain(real.queue.url);
		return id;
	}

	const numbered = Array.from({ length: COUNT }, (_, k) => `Agreement ${k + 1}`);

	it(
		'500 sends are 500 documents, and 500 signatures start 500 executions',
		async () => {
			const id = await publishTrigger();
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

	it(
		'100 events come to both processes for webhooks: one after the other, they start once',
		async () => {
			const id = await publishTrigger();
			const address = String(environment().webhookUrl);
			const paths = real.queue.webhooks.map(({ url }) => address.replace(real.queue.url, url));
			// Nobody takes the stand-in's own calls, which are then made by hand.
			environment().webhookUrl = sink.url;
			const event = async (k: number) => {
				const objectId = environment().addDocument({ title: `Event ${k}` });
				await environment().signAs(objectId, 'anna@example.com');
				await environment().settled();
				return environment().deliveries.at(-1)!.body;
			};
			const bodies = [];
			for (let k = 0; k < 2 * SOME; k++) bodies.push(await event(k));
			sink.keys.length = 0;

			await each(bodies.slice(0, SOME), async (body) => {
				for (const path of paths) expect(await post(path, { body })).toBe(200);
			});
			await until('all have told', async () => sink.keys.length >= SOME, LONG);
			await settled();
			const inTurn = sink.keys.length;

			await each(bodies.slice(SOME), async (body) => {
				const answers = await Promise.all(paths.map((path) => post(path, { body })));
				expect(answers).toEqual([200, 200]);
			});
			await until('all have told', async () => sink.keys.length - inTurn >= SOME, LONG);
			await settled();
			const atOnce = sink.keys.length - inTurn;
			console.log(`${SOME} events twice: in turn ${inTurn} executions, at the same time ${atOnce}`);
			expect(inTurn).toBe(SOME);
			expect(new Set(sink.keys).size).toBe(2 * SOME);
			await real.n8n.deactivate(id);
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
