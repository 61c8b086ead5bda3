/** n8n in queue mode, as docs/scaling.md has it: one main process, some that take webhooks, and workers. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { N8n } from '../n8nProcess';
import { freePorts } from '../ports';
import { startN8n } from '../start';
import { startProxy, type Proxy } from './proxy';
import { startServices, type Services } from './services';

interface Options {
	/** Holds all data; it has to be there. */
	folder: string;
	packageDir: string;
	webhooks: number;
	workers: number;
	/** How many executions a worker does at a time; n8n's own default is 10. */
	concurrency?: number;
}

type Kind = 'start' | 'webhook' | 'worker';

/** A process: what it is, and what it is started with, each time. */
interface Part {
	kind: Kind;
	name: string;
	port: number;
	/** Nothing while it is being started. */
	n8n?: N8n;
}

/** All of them, on 127.0.0.1. They end with this process at the latest. */
export class Queue {
	private readonly parts: Part[] = [];

	private proxy?: Proxy;

	private constructor(
		private readonly options: Options,
		private readonly services: Services,
	) {}

	static async start(options: Options): Promise<Queue> {
		const queue = new Queue(options, await startServices());
		try {
			queue.proxy = await startProxy(() => queue.webhooks.map(({ url }) => url));
			// The first one makes the tables.
			await queue.add('start', 'main');
			const more = (kind: Kind, count: number) =>
				Array.from({ length: count }, (_, k) => queue.add(kind, `${kind}-${k + 1}`));
			await Promise.all([...more('webhook', options.webhooks), ...more('worker', options.workers)]);
			return queue;
		} catch (error) {
			await queue.stop();
			throw error;
		}
	}

	/** Has the editor and the API. */
	get main(): N8n {
		return this.running('start')[0];
	}

	/** Take webhooks, and hand them to the workers. */
	get webhooks(): N8n[] {
		return this.running('webhook');
	}

	get workers(): N8n[] {
		return this.running('worker');
	}

	/** Where calls come in: they are led to the processes for webhooks in turn. */
	get url(): string {
		return this.proxy?.url ?? '';
	}

	/** Ends a process, politely unless it has ended, and starts it anew with its data. No call is led to it meanwhile. */
	async restart(n8n: N8n): Promise<void> {
		const part = this.parts.find((one) => one.n8n === n8n)!;
		part.n8n = undefined;
		await n8n.stop();
		await this.run(part);
	}

	async stop(): Promise<void> {
		await Promise.all(this.parts.map(({ n8n }) => n8n?.stop()));
		await this.proxy?.stop();
		await this.services.stop();
	}

	private readonly running = (kind: Kind) =>
		this.parts.flatMap((part) => (part.kind === kind && part.n8n ? [part.n8n] : []));

	private async add(kind: Kind, name: string): Promise<void> {
		const [port] = await freePorts();
		const part = { kind, name, port };
		this.parts.push(part);
		await this.run(part);
	}

	private async run(part: Part): Promise<void> {
		const { kind, name, port } = part;
		const { folder, packageDir, concurrency = 10 } = this.options;
		const env: NodeJS.ProcessEnv = {
			...this.services.env,
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: KEY,
			WEBHOOK_URL: `${this.url}/`,
			N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
		};
		const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
		part.n8n = await startN8n({
			userFolder: join(folder, name),
			packageDir,
			command: kind,
			port,
			env: { ...env, ...(kind === 'worker' ? health : {}) },
		});
	}
}

/** All share it. */
const KEY = randomBytes(24).toString('base64');
