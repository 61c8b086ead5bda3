import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { N8nClient } from './client';
import { familyOf, killAll } from './processFamily';
import { endWithThisProcess } from './running';
import { Fatal, until } from './waiting';

/** n8n waits for running executions for as long as N8N_GRACEFUL_SHUTDOWN_TIMEOUT says (5 s here); then it is killed. */
const STOP_TIMEOUT_MS = 10_000;

/** An n8n that was started here: its REST client, and the process. */
export class N8n extends N8nClient {
	readonly pid: number;
	/** Resolves when the process has ended, with how. */
	private readonly ended: Promise<string>;
	private end?: string;
	private stopping?: Promise<void>;
	private readonly hasStopped: () => void;

	/**
	 * @param logFile where the process writes
	 * @throws when the process could not be started
	 */
	constructor(
		url: string,
		private readonly child: ChildProcess,
		private readonly logFile: string,
	) {
		super(url);
		this.ended = new Promise((done) => {
			child.once('error', (error) => done(`could not be started: ${error.message}`));
			child.once('exit', (code, signal) => done(`ended by itself with ${signal ?? code}`));
		});
		if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started.`);
		this.pid = child.pid;
		this.hasStopped = endWithThisProcess(this);
		void this.ended.then((how) => {
			this.end = how;
			this.hasStopped();
		});
	}

	/** Until the REST API answers. @throws at once when the process ends before */
	async waitUntilReady(timeoutMs: number): Promise<void> {
		await this.answers(timeoutMs, async () => await this.api.isReady());
	}

	/** As `waitUntilReady`, for a process without a REST API. */
	async waitUntilHealthy(timeoutMs: number): Promise<void> {
		await this.answers(timeoutMs, async () => await this.api.isHealthy());
	}

	private async answers(timeoutMs: number, ask: () => Promise<boolean>): Promise<void> {
		await until(`n8n answers at ${this.url}`, timeoutMs, async () => {
			if (this.end !== undefined) throw new Fatal(`it ${this.end}`);
			return await ask();
		});
	}

	/** The last lines that n8n wrote. */
	async logTail(lines = 40): Promise<string> {
		const text = await readFile(this.logFile, 'utf8').catch(() => '');
		return text.trimEnd().split('\n').slice(-lines).join('\n');
	}

	/**
	 * Ends n8n and its task runner: politely first, then for certain. Only processes that descend from the one started
	 * here are signalled, by their ids.
	 */
	async stop(): Promise<void> {
		this.stopping ??= this.stopOnce();
		await this.stopping;
	}

	private async stopOnce(): Promise<void> {
		if (this.isRunning()) {
			const family = familyOf(this.pid);
			this.child.kill('SIGTERM');
			const late = pause(STOP_TIMEOUT_MS, 'late', { ref: false });
			if ((await Promise.race([this.ended, late])) === 'late') this.child.kill('SIGKILL');
			await this.ended;
			killAll(family.filter(({ pid }) => pid !== this.pid));
		}
		this.hasStopped();
	}

	/** For a process that is about to exit and cannot wait. */
	killNow(): void {
		if (this.child.exitCode === null) killAll(familyOf(this.pid));
		this.hasStopped();
	}

	private isRunning(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null;
	}
}
