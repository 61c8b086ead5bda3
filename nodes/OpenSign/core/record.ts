import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** What has been done for an item, or was begun: then nobody knows how it ended. */
interface Entry {
	run: number;
	item: number;
	/** Of what was made, or was to be made. */
	title?: string;
	/** Of what was made. */
	id?: string;
	/** The output, once all was done. */
	results?: IDataObject[];
	/** The error that came after something was made. */
	error?: { message: string; description: string };
}

/** The entries of an execution by item and operation. */
type Entries = Record<string, Entry>;

/**
 * What the node has done in this execution, by item.
 *
 * It is kept in n8n's node context, which is part of the execution's data. So it survives "Retry On Fail", where n8n
 * calls `execute` again with all items, and retrying a stored execution. An item is told by what it is - its place, its
 * run and its input - and not by what its expressions yield: a title with the time in it is another one at each try.
 */
export class ExecutionRecord {
	private readonly entries: Entries;

	constructor(private readonly context: IExecuteFunctions) {
		const node: { done?: Entries } = context.getContext('node');
		node.done ??= {};
		this.entries = node.done;
	}

	/** The key of item `i`, for one operation. */
	keyOf(i: number, operation: string): string {
		const { json } = this.context.getInputData()[i];
		const input = createHash('sha256').update(JSON.stringify(json)).digest('hex');
		return `${this.run(i)}:${i}:${operation}:${input}`;
	}

	/**
	 * The output of an earlier try; nothing if the item has not been done.
	 *
	 * @throws NodeOperationError when something was made that did not end well, or may have been made
	 */
	resultsOf(key: string): IDataObject[] | undefined {
		if (!Object.hasOwn(this.entries, key)) return undefined;
		const { results, error, title = '', item: itemIndex } = this.entries[key];
		if (results) return results;
		const { message, description } = error ?? {
			message: `'${title}' may already have been sent by an earlier try, so it was not sent again.`,
			description:
				'The outcome of that try is unknown. Look in OpenSign under "In-progress" whether the document is there. If it is not, start a new execution for this item.',
		};
		throw new NodeOperationError(this.context.getNode(), message, { itemIndex, description });
	}

	/** Before something is made: what is found in this state later has an unknown outcome. */
	begin(key: string, i: number, title: string): void {
		this.entries[key] = { run: this.run(i), item: i, title };
	}

	/** It was not made. */
	forget(key: string): void {
		delete this.entries[key];
	}

	made(key: string, id: string): void {
		this.entries[key].id = id;
	}

	/** The ids of all that was made in this execution. */
	ids = (): string[] =>
		Object.values(this.entries).flatMap(({ id }) => (id === undefined ? [] : [id]));

	/** All is done for the item. */
	finish(key: string, i: number, results: IDataObject[]): void {
		const begun = this.entries[key] ?? { run: this.run(i), item: i };
		this.entries[key] = { ...begun, results };
	}

	/** It was made, but something is wrong with it: that is what another try says as well. */
	fail(key: string, message: string, description: string): void {
		const entry = this.entries[key];
		if (entry?.id !== undefined) entry.error = { message, description };
	}

	/** For an error: what was made in this execution, with the ids, and what may have been; empty if nothing was. */
	describe(i: number): string {
		const entries = Object.values(this.entries);
		const made = entries.filter(({ id }) => id !== undefined);
		const unknown = entries.filter(({ id, results }) => id === undefined && results === undefined);
		const parts: string[] = [];
		if (made.length > 0) {
			const documents = made.length === 1 ? 'One document was' : `${made.length} documents were`;
			parts.push(`${documents} created before this error and not undone:`);
			parts.push(...made.map((one) => `${this.placeOf(one, i)}: ${one.id} (${one.title})`));
		}
		if (unknown.length > 0) {
			parts.push('It is unknown whether these were sent:');
			parts.push(...unknown.map((one) => `${this.placeOf(one, i)}: ${one.title}`));
		}
		return parts.join('\n');
	}

	/** `Item 3`, and in a loop `Run 2, item 3` for those of another round. */
	private placeOf({ run, item }: Entry, i: number): string {
		return run === this.run(i) ? `Item ${item}` : `Run ${run + 1}, item ${item}`;
	}

	private run = (i: number) => Number(this.context.getWorkflowDataProxy(i).$runIndex ?? 0);
}
