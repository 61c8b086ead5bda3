import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asSeen } from './asSeen';

/** What is to be done, so that it can be told from others. */
export interface Intent {
	/** Of what is to be made, or what is to be done. */
	title: string;
	/** What it is done with, and for whom, if it is sent: the route and the addresses. */
	target?: string;
}

/** How to find what may have been made. */
export interface Search {
	/** The route that was asked to make it. */
	path: string;
	title: string;
	/** The addresses of those who were asked to sign. */
	people: string[];
	/** A redirect URL that nothing else has, if it carries one. */
	address?: string;
	/** When it was asked for, milliseconds since 1970. */
	since: number;
	/** How long to look, seconds. */
	seconds: number;
	/** The ids of what was there before, or was made by this execution: it is something else. */
	known: string[];
	/** The ids of some that this execution had made before it was asked for: it is newer than these. */
	madeAfter?: string[];
	/** How many others like it were asked for at the same time and have no answer either: one cannot be told from another. */
	rivals?: number;
	/** What the output calls its id. */
	idName: string;
	/** What the output calls its link, if it has one. */
	urlName?: string;
}

/** What has been done for an item, or was begun: then nobody knows how it ended. */
export interface Entry extends Intent {
	run: number;
	item: number;
	/** When it was begun, milliseconds since 1970. */
	since: number;
	/** Of what was made. */
	id?: string;
	/** How to find what may have been made, while nobody knows whether it was. */
	search?: Search;
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
		return `${this.run(i)}:${i}:${operation}:${this.inputOf(i)}`;
	}

	/**
	 * The output of an earlier try; nothing if the item has not been done.
	 *
	 * @throws NodeOperationError when something was made that did not end well
	 */
	resultsOf(key: string): IDataObject[] | undefined {
		const { results, error, item: itemIndex } = this.entryOf(key) ?? {};
		if (results || !error) return results;
		const { message, description } = error;
		throw new NodeOperationError(this.context.getNode(), message, { itemIndex, description });
	}

	/** What an earlier try has begun whose outcome is unknown. */
	openOf(key: string): Entry | undefined {
		const entry = this.entryOf(key);
		return entry && isOpen(entry) ? entry : undefined;
	}

	/**
	 * What an earlier run of the node has begun for the same target whose outcome was unknown when that run ended, and which
	 * no run has put out since.
	 */
	openBefore(i: number, target: string): Array<[key: string, entry: Entry]> {
		return Object.entries(this.entries).filter(
			([, entry]) =>
				entry.target === target &&
				entry.search !== undefined &&
				entry.results === undefined &&
				entry.run < this.run(i),
		);
	}

	/** What was made in this execution for the same intent, and ended well. */
	doneLike({ title, target }: Intent): Entry | undefined {
		const isLike = (entry: Entry) =>
			asSeen(entry.title) === asSeen(title) && entry.target === target;
		return Object.values(this.entries).find((entry) => entry.id !== undefined && isLike(entry));
	}

	/** Before something is made: what is found in this state later has an unknown outcome. */
	begin(key: string, i: number, intent: Intent, since = Date.now()): void {
		this.entries[key] = { run: this.run(i), item: i, since, ...intent };
	}

	/** Nobody knows whether it was made; `search` tells how to find it. */
	lose(key: string, search: Search): void {
		this.entries[key].search = search;
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
		if (!Object.hasOwn(this.entries, key)) this.begin(key, i, { title: '' });
		this.entries[key].results = results;
	}

	/** It was made, but something is wrong with it: that is what another try says as well. */
	fail(key: string, message: string, description: string): void {
		const entry = this.entryOf(key);
		if (entry?.id !== undefined) entry.error = { message, description };
	}

	/** For an error: what was made in this execution, with the ids and links, and what may have been; empty if nothing was. */
	describe(i: number): string {
		const entries = Object.values(this.entries);
		const made = entries.filter(({ id }) => id !== undefined).sort(byPlace);
		const open = entries.filter(isOpen).sort(byPlace);
		const parts: string[] = [];
		if (made.length > 0) {
			const documents = made.length === 1 ? 'One document was' : `${made.length} documents were`;
			parts.push(`${documents} created before this error and not undone:`);
			parts.push(...made.map((one) => `${this.placeOf(one, i)}: ${nameOf(one)}`));
		}
		if (open.length > 0) {
			parts.push('It is unknown whether OpenSign has done these:');
			parts.push(...open.map((one) => `${this.placeOf(one, i)}: ${one.title}`));
		}
		return parts.join('\n');
	}

	/** Whether an entry is of the same input as item `i`, whatever the run. */
	isOfInput = (key: string, i: number): boolean => key.endsWith(`:${this.inputOf(i)}`);

	/** `Item 3`, and in a loop `Run 2, item 3` for those of another round. */
	private placeOf({ run, item }: Entry, i: number): string {
		return run === this.run(i) ? `Item ${item}` : `Run ${run + 1}, item ${item}`;
	}

	private entryOf = (key: string): Entry | undefined =>
		Object.hasOwn(this.entries, key) ? this.entries[key] : undefined;

	private inputOf(i: number): string {
		const { json } = this.context.getInputData()[i];
		return createHash('sha256').update(JSON.stringify(json)).digest('hex');
	}

	private run = (i: number) => Number(this.context.getWorkflowDataProxy(i).$runIndex ?? 0);
}

/** Several are made at the same time, in any order. */
const byPlace = (a: Entry, b: Entry) => a.run - b.run || a.item - b.item;

const isOpen = ({ id, results }: Entry) => id === undefined && results === undefined;

/** Id and title, and the links by which people sign, where there are some. */
function nameOf({ id, title, results: [output] = [] }: Entry): string {
	const links = Object.entries(output?.signingLinks ?? {}).map(([who, link]) => `${who}: ${link}`);
	return [`${id} (${title})`, ...links].join(', ');
}
