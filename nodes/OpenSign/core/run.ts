import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** `sending` is written before the request: what is found in that state later has an unknown outcome. */
type SendRecord = { state: 'sending' } | ({ state: 'sent' } & Made);

/** What a send has made: its id, and OpenSign's answer as it came. */
export interface Made {
	id: string;
	answer: IDataObject;
}

interface Sent {
	item: number;
	documentId: string;
	title: string;
}

/**
 * One run of the node over its input items: what is read once for all of them, and what has been sent.
 *
 * The record of sends is kept in n8n's node context, which is part of the execution's data. It therefore survives
 * "Retry On Fail", where n8n calls `execute` again with all items, and retrying a failed execution: what was sent is
 * not sent again, and a send of unknown outcome is never repeated.
 */
export class Run {
	private readonly answers = new Map<string, Promise<unknown>>();

	private readonly sent: Sent[] = [];

	constructor(private readonly context: IExecuteFunctions) {}

	/** `read()`, once per key and run, also when it failed. */
	async once<T>(key: string, read: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? read();
		this.answers.set(key, known);
		return await (known as Promise<T>);
	}

	/**
	 * Sends at most once for item `i` and this very content.
	 *
	 * @param content what tells this send from another, in parts, so that a large file is not copied
	 * @param send must throw an `OutcomeUnknown` error when OpenSign may have carried the request out.
	 */
	async sendOnce(
		i: number,
		title: string,
		content: string[],
		send: () => Promise<Made>,
	): Promise<Made> {
		const records = this.records();
		const hash = createHash('sha256');
		for (const part of content) hash.update(part).update('\0');
		const key = `${this.context.getWorkflowDataProxy(i).$runIndex}:${i}:${hash.digest('hex')}`;
		const record = records[key];
		if (record?.state === 'sending') {
			throw new NodeOperationError(
				this.context.getNode(),
				`'${title}' may already have been sent by an earlier try, so it was not sent again.`,
				{
					itemIndex: i,
					description:
						'The outcome of that try is unknown. Look in OpenSign under "In-progress" whether the document is there. If it is not, start a new execution for this item.',
				},
			);
		}
		if (record?.state === 'sent') {
			this.note(i, title, record.id);
			return record;
		}
		records[key] = { state: 'sending' };
		try {
			const made = await send();
			records[key] = { state: 'sent', ...made };
			this.note(i, title, made.id);
			return made;
		} catch (error) {
			if (!isOutcomeUnknown(error)) delete records[key];
			const failure = error as Error;
			throw failure;
		}
	}

	/** For the error that ends the run: which documents are out already, with their ids. */
	describeSent(): string {
		if (this.sent.length === 0) return '';
		const list = this.sent.map(
			({ item, documentId, title }) => `Item ${item}: ${documentId} (${title})`,
		);
		return `${this.sent.length === 1 ? 'One document was' : `${this.sent.length} documents were`} created before this error and not undone:\n${list.join('\n')}`;
	}

	private note(item: number, title: string, documentId: string): void {
		this.sent.push({ item, documentId, title });
	}

	private records(): Record<string, SendRecord> {
		const context = this.context.getContext('node');
		context.sends ??= {};
		return context.sends as unknown as Record<string, SendRecord>;
	}
}

const OUTCOME_UNKNOWN = 'outcomeUnknown';

/** Marks an error after which the request may or may not have been carried out. */
export function markOutcomeUnknown<E extends { context: IDataObject }>(error: E): E {
	error.context[OUTCOME_UNKNOWN] = true;
	return error;
}

function isOutcomeUnknown(error: unknown): boolean {
	return (error as { context?: IDataObject }).context?.[OUTCOME_UNKNOWN] === true;
}
