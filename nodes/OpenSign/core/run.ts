import type { IExecuteFunctions } from 'n8n-workflow';

interface Made {
	item: number;
	id: string;
	title: string;
}

/** One run of the node over its input items: what is read once for all of them, and what has been made. */
export class Run {
	private readonly answers = new Map<string, Promise<unknown>>();

	private readonly made: Made[] = [];

	constructor(readonly context: IExecuteFunctions) {}

	/** `read()`, once per key and run, also when it failed. */
	async once<T>(key: string, read: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? read();
		this.answers.set(key, known);
		return await (known as Promise<T>);
	}

	/** Remembers what was made for an item, for the error that may end the run. */
	note(item: number, title: string, id: string): void {
		this.made.push({ item, id, title });
	}

	/** For the error that ends the run: what was made already, with the ids; empty if nothing was. */
	describeMade(): string {
		const count = this.made.length;
		if (count === 0) return '';
		const list = this.made.map(({ item, id, title }) => `Item ${item}: ${id} (${title})`);
		const documents = count === 1 ? 'One document was' : `${count} documents were`;
		return `${documents} created before this error and not undone:\n${list.join('\n')}`;
	}
}
