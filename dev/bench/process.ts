import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';

import { ROOT } from '../checkout';

interface Answer {
	ready?: boolean;
	id?: number;
	result?: unknown;
	error?: string;
}

interface Waiting {
	done: (result: unknown) => void;
	fail: (error: Error) => void;
}

/** A process that does what it is asked: the other end of `serve.js`. It ends with this one. */
export class Helper {
	private readonly waiting = new Map<number, Waiting>();

	private asked = 0;

	private readonly ended: Promise<void>;

	private constructor(
		private readonly child: ChildProcess,
		file: string,
	) {
		this.ended = new Promise((done) => child.once('exit', () => done()));
		child.on('message', ({ id, result, error }: Answer) => {
			if (id === undefined) return;
			const { done, fail } = this.waiting.get(id)!;
			this.waiting.delete(id);
			if (error === undefined) done(result);
			else fail(new Error(`${file}: ${error}`));
		});
		child.once('exit', (code, signal) => {
			const error = new Error(`${file} has ended (${signal ?? code}).`);
			for (const { fail } of this.waiting.values()) fail(error);
		});
	}

	static async start(file: string, options: ForkOptions): Promise<Helper> {
		const child = fork(file, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			...options,
		});
		const helper = new Helper(child, file);
		await new Promise<void>((done, fail) => {
			child.once('message', () => done());
			child.once('error', fail);
			child.once('exit', (code) => fail(new Error(`${file} ended with ${code} at its start.`)));
		});
		return helper;
	}

	get pid(): number {
		return this.child.pid!;
	}

	async ask<T>(command: string, ...args: unknown[]): Promise<T> {
		const id = this.asked++;
		return await new Promise<T>((done, fail) => {
			this.waiting.set(id, { done: done as Waiting['done'], fail });
			this.child.send({ id, command, args });
		});
	}

	async stop(): Promise<void> {
		if (this.child.connected) this.child.disconnect();
		await this.ended;
	}
}

/** A program of ours in TypeScript, in a process of its own. */
export const startProgram = async (file: string): Promise<Helper> =>
	await Helper.start(file, { execArgv: ['--import', 'tsx'] });
