import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isOutcomeUnknown } from '../core/errors';
import type { Call } from '../core/registry';

/** What a send has made: its id, and OpenSign's answer as it came. */
export interface Made {
	id: string;
	answer: IDataObject;
	/** What was changed of what was entered, a sentence each. */
	warnings: string[];
}

/** `sending` is written before the request: what is found in that state later has an unknown outcome. */
type SendRecord = { state: 'sending' } | ({ state: 'sent' } & Made);

/**
 * Sends at most once for an item and this very content.
 *
 * The record of sends is kept in n8n's node context, which is part of the execution's data. It therefore survives
 * "Retry On Fail", where n8n calls `execute` again with all items, and retrying a failed execution: what was sent is
 * not sent again, and a send of unknown outcome is never repeated.
 *
 * @param content what tells this send from another, in parts, so that a large file is not copied
 * @param send must throw an error marked by `markOutcomeUnknown` when OpenSign may have carried the request out
 */
export async function sendOnce(
	call: Call,
	title: string,
	content: string[],
	send: () => Promise<Made>,
): Promise<Made> {
	const { i, run } = call;
	const records = recordsOf(call);
	const key = toKey(call, content);
	const record = records[key];
	if (record?.state === 'sending') throw alreadyTried(call, title);
	if (record?.state === 'sent') {
		run.note(i, title, record.id);
		// An execution that was begun by an earlier version knows of none.
		return { ...record, warnings: record.warnings ?? [] };
	}
	records[key] = { state: 'sending' };
	try {
		const made = await send();
		records[key] = { state: 'sent', ...made };
		run.note(i, title, made.id);
		return made;
	} catch (error) {
		if (!isOutcomeUnknown(error)) delete records[key];
		const failure = error as Error;
		throw failure;
	}
}

function toKey({ context, i }: Call, content: string[]): string {
	const hash = createHash('sha256');
	for (const part of content) hash.update(part).update('\0');
	return `${context.getWorkflowDataProxy(i).$runIndex}:${i}:${hash.digest('hex')}`;
}

function alreadyTried({ context, i }: Call, title: string): NodeOperationError {
	const message = `'${title}' may already have been sent by an earlier try, so it was not sent again.`;
	return new NodeOperationError(context.getNode(), message, {
		itemIndex: i,
		description:
			'The outcome of that try is unknown. Look in OpenSign under "In-progress" whether the document is there. If it is not, start a new execution for this item.',
	});
}

/** The execution's records, which only this module writes. */
function recordsOf({ context }: Call): Record<string, SendRecord> {
	const node: { sends?: Record<string, SendRecord> } = context.getContext('node');
	node.sends ??= {};
	return node.sends;
}
