import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { IDataObject, INode } from 'n8n-workflow';

import type { Login } from '../../dev/browser';
import type { N8n } from '../../dev/n8n';
import { startOpenSignServer, type OpenSignServer } from '../../dev/opensign-server';

/** Put there by environment.js, which says why. */
declare const devN8n: typeof import('../../dev/n8n');

/** Which n8n it is: 2.41, say. */
export const { GENERATION, NEWEST } = devN8n;

const START_TIMEOUT_MS = 240_000;

/** A real n8n with the built package, and the stand-in OpenSign server, for one test file. */
export class RealN8n {
	server!: OpenSignServer;
	/** The n8n that runs now: another one after a restart. */
	n8n!: N8n;
	/** For an OpenSign node: the stand-in's self-hosted environment. */
	credentials!: INode['credentials'];
	/** Holds all of n8n's data, and is what it takes for its user's home. */
	readonly home = mkdtempSync(join(folder(), 'n8n-'));

	constructor(private readonly env: NodeJS.ProcessEnv = {}) {}

	/** Starts n8n, after `stop` or `kill` on the same data and under the same address. */
	async start(): Promise<void> {
		const port = this.n8n && Number(new URL(this.n8n.url).port);
		this.n8n = await devN8n.startN8n({
			userFolder: this.home,
			packageDir: join(folder(), 'package'),
			port,
			env: this.env,
		});
	}

	/** Ends n8n politely: it finishes what it is doing. */
	async stop(): Promise<void> {
		await this.n8n.stop();
	}

	/** Ends n8n and its task runner at once, as a power failure does. */
	async kill(): Promise<void> {
		this.n8n.killNow();
		// Nothing is left to stop, but this waits until the process is gone.
		await this.n8n.stop();
	}

	/** Who logs in to its editor. */
	get login(): Login {
		const { OWNER_EMAIL: email, OWNER_PASSWORD: password } = devN8n;
		return { url: this.n8n.url, email, password };
	}

	/** Starts the stand-in and n8n, and saves the credential of the stand-in's self-hosted environment. */
	async startAll(): Promise<void> {
		this.server = await startOpenSignServer();
		await this.start();
		this.credentials = await this.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: this.server.url,
			apiToken: this.server.tokens.selfHosted,
			allowUnencryptedHttp: false,
			webhookSecurityKey: '',
		});
	}

	/** Saves a credential, for a node's `credentials`. */
	async addCredential(type: string, data: IDataObject): Promise<NonNullable<INode['credentials']>> {
		return {
			[type]: { id: await this.n8n.createCredential({ name: type, type, data }), name: type },
		};
	}
}

const folder = () => process.env.OPENSIGN_E2E_FOLDER as string;

/** @param env further environment variables of n8n's */
export function useN8n(env?: NodeJS.ProcessEnv): RealN8n {
	const real = new RealN8n(env);
	beforeAll(async () => await real.startAll(), START_TIMEOUT_MS);
	afterEach(() => {
		try {
			real.server.assertClean();
		} finally {
			real.server.reset();
		}
	});
	afterAll(async () => {
		await real.n8n?.stop();
		await real.server?.close();
	});
	return real;
}

/** Asks again until there is an answer. Errors end it at once. */
export async function until<T>(
	what: string,
	ask: () => Promise<T | false | undefined>,
	timeoutMs = 30_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== false && answer !== undefined) return answer;
		if (Date.now() >= deadline)
			throw new Error(`Waited ${timeoutMs / 1000} s in vain until ${what}.`);
		await pause(100);
	}
}
