import type { IExecuteFunctions } from 'n8n-workflow';

import type { Plan } from './plan';
import { ExecutionRecord } from './record';
import { Turns } from './turns';

/** One run of the node over its input items: what is read once for all of them, and what has been done. */
export class Run {
	readonly record: ExecutionRecord;

	private readonly answers = new Map<string, Promise<unknown>>();

	/** How many pages of a list may be read at the same time, so that no more is asked at once than is allowed. */
	readonly pagesAtOnce: number;

	private readonly turns = new Turns();

	private readonly kept = new Map<string, unknown>();

	constructor(
		context: IExecuteFunctions,
		{ count, pace: { atOnce } }: Pick<Plan, 'count' | 'pace'>,
	) {
		this.record = new ExecutionRecord(context);
		this.pagesAtOnce = Math.max(1, Math.floor(atOnce / Math.min(atOnce, Math.max(1, count))));
	}

	/** Something that all items share, made for the first that asks. */
	keep<T>(name: string, make: () => T): T {
		if (!this.kept.has(name)) this.kept.set(name, make());
		return this.kept.get(name) as T;
	}

	/** Does `work` when what was begun before it for the same key has ended. */
	inTurn = async <T>(key: string, work: () => Promise<T>): Promise<T> =>
		await this.turns.inTurn(key, work);

	/** `read()`, once per key and run, also for items that ask at the same time; what failed is read again later. */
	async once<T>(key: string, read: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? read();
		this.answers.set(key, known);
		try {
			return await (known as Promise<T>);
		} catch (error) {
			if (this.answers.get(key) === known) this.answers.delete(key);
			const failure = error as Error;
			throw failure;
		}
	}
}
