/** n8n in queue mode, as docs/scaling.md has it: one main process, one that takes webhooks, and workers. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { N8n } from '../n8nProcess';
import { freePorts } from '../ports';
import { startN8n } from '../start';
import { startServices, type Services } from './services';

export interface Queue {
	/** Has the editor and the API. */
	main: N8n;
	/** Takes webhooks, and hands them to the workers. */
	webhook: N8n;
	workers: N8n[];
	stop(): Promise<void>;
}

interface Options {
	/** Holds all data; it has to be there. */
	folder: string;
	packageDir: string;
	workers: number;
	/** How many executions a worker does at a time; n8n's own default is 10. */
	concurrency?: number;
}

/** Starts all of them on 127.0.0.1. They end with this process at the latest. */
export async function startQueue({
	folder,
	packageDir,
	workers,
	concurrency = 10,
}: Options): Promise<Queue> {
	const services = await startServices();
	const started: N8n[] = [];
	try {
		const [webhookPort] = await freePorts();
		const env: NodeJS.ProcessEnv = {
			...services.env,
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
			WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
			N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
		};
		const start = async (command: 'start' | 'webhook' | 'worker', name: string, port?: number) => {
			const userFolder = join(folder, name);
			mkdirSync(userFolder);
			const [own = port] = port === undefined ? await freePorts() : [];
			const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(own) };
			const more = command === 'worker' ? health : {};
			const n8n = await startN8n({
				userFolder,
				packageDir,
				command,
				port: own,
				env: { ...env, ...more },
			});
			started.push(n8n);
			return n8n;
		};
		// The first one makes the tables.
		const main = await start('start', 'main');
		const names = Array.from({ length: workers }, (_, k) => `worker-${k + 1}`);
		const [webhook, ...others] = await Promise.all([
			start('webhook', 'webhook', webhookPort),
			...names.map((name) => start('worker', name)),
		]);
		return { main, webhook, workers: others, stop: async () => await stopAll(started, services) };
	} catch (error) {
		await stopAll(started, services);
		throw error;
	}
}

async function stopAll(started: N8n[], services: Services): Promise<void> {
	await Promise.all(started.map((n8n) => n8n.stop()));
	await services.stop();
}
