/** What docs/scaling.md says of n8n's queue mode: `npm run test:queue`. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import type { Queue } from '../../dev/n8n';
import { RealN8n, until } from './n8n';
import { output, SEND, SendWorkflow } from './sendWorkflow';
import { startSink, triggerWorkflow, type Sink } from './triggerWorkflow';

/** Put there by environment.js. */
declare const devN8n: typeof import('../../dev/n8n');

const COUNT = 500;
const AT_ONCE = 10;
const LONG = 600_000;

/** A list of which so many are out when the worker is killed. */
const LIST = 40;
const OUT = 15;

/** As the tests of one n8n have it: the main process. */
class QueuedN8n extends RealN8n {
	queue!: Queue;

	async start(): Promise<void> {
		const folder = process.env.OPENSIGN_E2E_FOLDER as string;
		this.queue = await devN8n.startQueue({
			folder: mkdtempSync(join(folder, 'queue-')),
			packageDir: join(folder, 'package'),
			workers: 2,
		});
		this.n8n = this.queue.main;
	}
}

describe('one main process, one for webhooks, two workers', () => {
	const real = new QueuedN8n();
	const environment = () => real.server.environment('selfHosted');
	const documents = () => [...environment().documents.values()];
	const titles = () => documents().map(({ title }) => title);
	let sink: Sink;

	beforeAll(async () => {
		await real.startAll();
		sink = await startSink();
	}, LONG);
	afterAll(async () => {
		sink?.close();
		await real.queue?.stop();
		await real.server?.close();
	}, LONG);

	/** Calls of the webhook process, some at a time. */
	async function call(url: string, bodies: object[]): Promise<void> {
		const address = url.replace(real.n8n.url, real.queue.webhook.url);
		const waiting = [...bodies];
		const callNext = async () => {
			for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
				const response = await fetch(address, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				});
				expect(response.status).toBe(200);
				await response.arrayBuffer();
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, callNext));
	}

	const numbered = Array.from({ length: COUNT }, (_, k) => `Agreement ${k + 1}`);

	it(
		'500 sends are 500 documents, and 500 signatures start 500 executions',
		async () => {
			const id = await real.n8n.importWorkflow(
				triggerWorkflow({
					type: 'openSignTrigger',
					credentials: real.credentials,
					parameters: { events: ['signed'], options: { downloadFiles: 'none' } },
					sink,
				}),
			);
			await real.n8n.activate(id);
			expect(environment().webhookUrl).toContain(real.queue.webhook.url);
			const workflow = await SendWorkflow.publish(real, {});

			const begun = Date.now();
			await call(
				workflow.url,
				numbered.map((title) => ({ rows: [{ title }] })),
			);
			await until('all are out', async () => documents().length >= COUNT, LONG);
			const sent = Date.now();
			expect(titles().sort()).toEqual([...numbered].sort());

			const ids = documents().map(({ objectId }) => objectId);
			for (const objectId of ids) await environment().signAs(objectId, 'anna@example.com');
			await until('all have told', async () => sink.keys.length >= COUNT, LONG);
			const told = Date.now();
			// What came twice would come now.
			await new Promise((done) => setTimeout(done, 5000));
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
			environment().documents.clear();
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
