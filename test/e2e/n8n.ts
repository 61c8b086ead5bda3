import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type {
	IConnections,
	IDataObject,
	INode,
	INodeTypeDescription,
	IRunExecutionData,
	IWorkflowSettings,
} from 'n8n-workflow';

import { startOpenSignServer, type OpenSignServer } from '../../dev/opensign-server';

/** `N8n` of demo/n8n.mjs, as far as tests need it. */
export interface N8n {
	url: string;
	pid: number;
	/** Its REST API, for what has no method here. */
	api: { request<T>(method: string, path: string, body?: unknown): Promise<T> };
	importWorkflow(workflow: {
		name: string;
		nodes: Array<Partial<INode>>;
		connections: IConnections;
		settings?: IWorkflowSettings;
	}): Promise<string>;
	activate(workflowId: string): Promise<Array<{ node: string; url: string }>>;
	deactivate(workflowId: string): Promise<void>;
	runWorkflow(
		workflowId: string,
		options?: { trigger?: string; items?: Array<{ json: IDataObject }>; timeoutMs?: number },
	): Promise<Execution>;
	executions(options?: {
		workflowId?: string;
		status?: string[];
		limit?: number;
		includeData?: boolean;
	}): Promise<Execution[]>;
	waitForExecution(id: string, timeoutMs?: number): Promise<Execution>;
	createCredential(credential: Credential): Promise<string>;
	testCredential(
		credential: Credential & { id: string },
	): Promise<{ status: 'OK' | 'Error'; message: string }>;
	nodeTypes(): Promise<INodeTypeDescription[]>;
	logTail(lines?: number): Promise<string>;
	stop(): Promise<void>;
	killNow(): void;
}

export interface Execution {
	id: string;
	status: 'success' | 'error' | 'crashed' | 'canceled' | 'waiting' | 'running' | 'new';
	workflowId: string;
	data: IRunExecutionData;
}

interface Credential {
	name: string;
	type: string;
	data: IDataObject;
}

/** Put there by environment.js. */
declare const demoN8n: {
	startN8n(options: { userFolder: string; packageDir: string; port?: number }): Promise<N8n>;
};

const START_TIMEOUT_MS = 240_000;

/** A real n8n with the built package, and the stand-in OpenSign server, for one test file. */
export class RealN8n {
	server!: OpenSignServer;
	/** The n8n that runs now: another one after a restart. */
	n8n!: N8n;
	/** For an OpenSign node: the stand-in's self-hosted environment. */
	credentials!: INode['credentials'];
	private readonly userFolder = mkdtempSync(join(folder(), 'n8n-'));

	/** Starts n8n, after `stop` or `kill` on the same data and under the same address. */
	async start(): Promise<void> {
		const port = this.n8n && Number(new URL(this.n8n.url).port);
		this.n8n = await demoN8n.startN8n({
			userFolder: this.userFolder,
			packageDir: join(folder(), 'package'),
			port,
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

	/** Saves a credential, for a node's `credentials`. */
	async addCredential(type: string, data: IDataObject): Promise<NonNullable<INode['credentials']>> {
		return {
			[type]: { id: await this.n8n.createCredential({ name: type, type, data }), name: type },
		};
	}
}

const folder = () => process.env.OPENSIGN_E2E_FOLDER as string;

export function useN8n(): RealN8n {
	const real = new RealN8n();
	beforeAll(async () => {
		real.server = await startOpenSignServer();
		await real.start();
		real.credentials = await real.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: real.server.url,
			apiToken: real.server.tokens.selfHosted,
			allowUnencryptedHttp: false,
			webhookSecurityKey: '',
		});
	}, START_TIMEOUT_MS);
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
