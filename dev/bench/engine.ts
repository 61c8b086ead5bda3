import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { INode, IDataObject } from 'n8n-workflow';

import { watchMemory } from './memory';
import { Helper } from './process';

/** What a workflow's node is, as far as a benchmark says it. */
export type NodeInput = Pick<INode, 'name' | 'type' | 'typeVersion'> & { parameters: IDataObject };

/** Where n8n's core is, in which Node it runs, and our package as npm would publish it. */
export interface Installation {
	node: string;
	modules: string;
	packageDir: string;
	/** Whether n8n's own nodes are there as well. */
	hasNodes: boolean;
	/** For temporary files. */
	folder: string;
}

export interface Measured {
	/** From the workflow's start to its end. */
	ms: number;
	/** The process's memory at its peak, above what it was at rest before, bytes. */
	bytes: number;
	/** How many items came out. */
	count: number;
}

/** A fresh process of n8n's engine. */
export class Engine {
	private constructor(
		private readonly helper: Helper,
		private readonly userFolder: string,
	) {}

	static async start({ node, modules, packageDir, folder }: Installation): Promise<Engine> {
		const userFolder = mkdtempSync(join(folder, 'n8n-'));
		const helper = await Helper.start(join(__dirname, 'engine/child.js'), {
			execPath: node,
			execArgv: ['--expose-gc'],
			env: {
				HOME: userFolder,
				TZ: 'UTC',
				NODE_ENV: 'production',
				// The package's `n8n-workflow` is n8n's own, as for every user.
				NODE_PATH: modules,
				N8N_USER_FOLDER: userFolder,
				N8N_ENCRYPTION_KEY: 'benchmark',
				N8N_LOG_LEVEL: 'silent',
				N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
			},
		});
		const engine = new Engine(helper, userFolder);
		await helper.ask('start', modules, packageDir);
		return engine;
	}

	/** `count` items, each with the file in n8n's store. */
	storeFile = async (path: string, count = 1) => await this.helper.ask('store', path, count);

	/** Items without files. */
	setItems = async (count: number) => await this.helper.ask('setItems', count);

	/** Runs nodes in a row, and watches the process meanwhile. @throws when a node fails */
	run = async (nodes: NodeInput[], credential: IDataObject) =>
		await this.watch('run', nodes, credential);

	/** Reads a file with nothing but Node's own stream; how many bytes came is its `count`. */
	read = async (path: string) => await this.watch('read', path);

	private async watch(...asked: [name: string, ...values: unknown[]]): Promise<Measured> {
		await this.helper.ask('rest');
		const memory = watchMemory(this.helper.pid);
		try {
			const ran = await this.helper.ask<Omit<Measured, 'bytes'>>(...asked);
			return { ...ran, bytes: memory.peak() };
		} finally {
			memory.end();
		}
	}

	values = async (name: string) => await this.helper.ask<unknown[]>('values', name);

	hashOfFile = async () => await this.helper.ask<string>('hashOfFile');

	poll = async (node: NodeInput, credential: IDataObject) =>
		await this.helper.ask<number>('poll', node, credential);

	async stop(): Promise<void> {
		await this.helper.stop();
		rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** Does something with a fresh engine. */
export async function withEngine<T>(
	installation: Installation,
	act: (engine: Engine) => Promise<T>,
): Promise<T> {
	const engine = await Engine.start(installation);
	try {
		return await act(engine);
	} finally {
		await engine.stop();
	}
}
