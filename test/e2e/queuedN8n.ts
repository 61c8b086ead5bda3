/** A real n8n in queue mode, as docs/scaling.md has it, for tests that say how it is driven. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import type { Queue } from '../../dev/n8n';
import { mapAtOnce } from '../../nodes/OpenSign/core/atOnce';
import { RealN8n } from './n8n';
import { triggerWorkflow, type Sink } from './triggerWorkflow';

/** Put there by environment.js. */
declare const devN8n: typeof import('../../dev/n8n');

/** Milliseconds. */
export const LONG = 600_000;

const AT_ONCE = 10;

/** As the tests of one n8n have it: the main process. */
export class QueuedN8n extends RealN8n {
	queue!: Queue;

	async start(): Promise<void> {
		const folder = process.env.OPENSIGN_E2E_FOLDER as string;
		this.queue = await devN8n.Queue.start({
			folder: mkdtempSync(join(folder, 'queue-')),
			packageDir: join(folder, 'package'),
			webhooks: 2,
			workers: 2,
		});
		this.n8n = this.queue.main;
	}

	/** The address of a workflow's webhook, where all calls come in. */
	addressOf = (url: string) => url.replace(this.n8n.url, this.queue.url);

	/** Ends one process and starts it anew; the main one is driven in the new one then. */
	async restart(n8n: QueuedN8n['n8n']): Promise<void> {
		await this.queue.restart(n8n);
		this.n8n = this.queue.main;
	}
}

export function useQueue(): QueuedN8n {
	const real = new QueuedN8n();
	beforeAll(async () => await real.startAll(), LONG);
	afterAll(async () => {
		await real.queue?.stop();
		await real.server?.close();
	}, LONG);
	return real;
}

/** Does something with each, some at a time. */
export async function each<T>(things: T[], act: (thing: T) => Promise<void>): Promise<void> {
	await mapAtOnce(things, AT_ONCE, act);
}

/** Calls a workflow's webhook. */
export async function call(url: string, body: object): Promise<void> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(response.status).toBe(200);
	await response.arrayBuffer();
}

/** What came twice would come meanwhile. */
export const settled = async () => await new Promise((done) => setTimeout(done, 5000));

/** A workflow that a signature starts, published; OpenSign calls it where all calls come in. @returns its id */
export async function publishTrigger(real: QueuedN8n, sink: Sink): Promise<string> {
	const id = await real.n8n.importWorkflow(
		triggerWorkflow({
			type: 'openSignTrigger',
			credentials: real.credentials,
			parameters: { events: ['signed'], options: { downloadFiles: 'none' } },
			sink,
		}),
	);
	await real.n8n.activate(id);
	expect(real.server.environment('selfHosted').webhookUrl).toContain(real.queue.url);
	return id;
}
