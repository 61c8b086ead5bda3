import type { IExecuteFunctions } from 'n8n-workflow';

import { ExecutionRecord } from './record';

/** One run of the node over its input items: what is read once for all of them, and what has been done. */
export class Run {
	readonly record: ExecutionRecord;

	private readonly answers = new Map<string, Promise<unknown>>();

	constructor(context: IExecuteFunctions) {
		this.record = new ExecutionRecord(context);
	}

	/** `read()`, once per key and run; what failed is read again for the next item. */
	async once<T>(key: string, read: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? read();
		this.answers.set(key, known);
		try {
			return await (known as Promise<T>);
		} catch (error) {
			this.answers.delete(key);
			const failure = error as Error;
			throw failure;
		}
	}
}
