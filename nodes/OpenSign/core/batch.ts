/** What is known of the items of a run, and what is said of those that fail. */
import type { IExecuteFunctions, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isOutcomeUnknown, NOTHING_SENT } from './errors';
import type { ExecutionRecord } from './record';
import type { OperationResult } from './registry';

export type ItemError = NodeApiError | NodeOperationError;

/** What became of an item. */
export type Outcome =
	| { results: OperationResult[]; error?: undefined }
	| { results?: undefined; error: ItemError; notBegun?: boolean };

/** Whether an error is the item's own fault, so that others are worth a look: a wrong input, or an id that is none. */
export const isOfItem = (error: ItemError) =>
	error instanceof NodeOperationError || error.httpCode === '404';

/** How many items and how many messages are named in one error. */
const NAMED = 20;

type Failed = Array<[i: number, error: ItemError]>;

const failedOf = (outcomes: Array<Partial<Outcome> | undefined>): Failed =>
	outcomes.flatMap((one, i) => (one?.error ? [[i, one.error] as [number, ItemError]] : []));

/**
 * Before anything was carried out.
 *
 * @param changes whether anything would have been changed
 * @throws one error for all items that cannot be carried out, so that they are mended at once
 */
export function refuseTogether(
	context: IExecuteFunctions,
	prepared: Array<Partial<Outcome> | undefined>,
	record: ExecutionRecord,
	changes: boolean,
): void {
	const failed = failedOf(prepared);
	if (failed.length === 0) return;
	const count = context.getInputData().length;
	const [[first, error]] = failed;
	const others = changes && count > 1 ? [OTHERS] : [];
	if (failed.length === 1) throw explained(error, [...others, record.describe(first)]);
	const reasons = new Set(failed.map(([, { description }]) => withoutNothing(description)));
	const { length } = failed;
	const message = [`${length} of ${count} items have problems.`, ...named(failed)].join(' ');
	const node = context.getNode();
	const together = new NodeOperationError(node, message, { itemIndex: first });
	throw explained(together, [...(changes ? [NOTHING] : []), ...reasons, record.describe(first)]);
}

/** @throws the first error, with the others and what was made, if there is any */
export function failTogether(
	context: IExecuteFunctions,
	outcomes: Array<Outcome | undefined>,
	record: ExecutionRecord,
): void {
	const failed = failedOf(outcomes);
	if (failed.length === 0) return;
	const [[first, error], ...others] = failed;
	const more = others.length > 0 ? ['Others failed as well.', ...named(others)] : [];
	throw explained(error, [more.join(' '), record.describe(first)]);
}

/** `Items 0 and 4: …`, those with the same message together. */
function named(failed: Failed): string[] {
	const alike = new Map<string, number[]>();
	for (const [i, { message }] of failed) alike.set(message, [...(alike.get(message) ?? []), i]);
	const groups = [...alike].slice(0, NAMED);
	const sentences = groups.map(([message, items]) => `${nameItems(items)}: ${message}`);
	const left = failed.length - groups.reduce((sum, [, items]) => sum + items.length, 0);
	return left > 0 ? [...sentences, `And ${left} more.`] : sentences;
}

function nameItems(items: number[]): string {
	if (items.length === 1) return `Item ${items[0]}`;
	if (items.length > NAMED) {
		return `Items ${items.slice(0, NAMED).join(', ')} and ${items.length - NAMED} more`;
	}
	return `Items ${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** The error with more in its description. */
export function explained<E extends ItemError>(error: E, more: string[]): E {
	error.description = [error.description, ...more].filter(Boolean).join('\n\n');
	return error;
}

const NOTHING = 'Nothing was sent: all items are checked before the first is sent.';
const OTHERS =
	'Nothing was sent for the other items either: all are checked before the first is sent.';

const withoutNothing = (description?: string | null) =>
	(description ?? '').replace(NOTHING_SENT, '').trim();

/** For items that were not begun, since another has failed in a way that all would. */
export function notBegun(context: IExecuteFunctions, i: number, because: string): Outcome {
	const message = `Nothing was sent for this item: ${because}`;
	return {
		error: new NodeOperationError(context.getNode(), message, { itemIndex: i }),
		notBegun: true,
	};
}

/** How an item has ended, in a word. */
export const nameOf = (outcome: Outcome): 'sent' | 'refused' | 'unknown' | 'notSent' => {
	if (outcome.error === undefined) return 'sent';
	if (isOutcomeUnknown(outcome.error)) return 'unknown';
	return outcome.notBegun ? 'notSent' : 'refused';
};

/** What an item puts out, also where the workflow goes on whatever happens. */
export function toOutput({ results, error }: Outcome, i: number): INodeExecutionData[] {
	const pairedItem = { item: i };
	if (error === undefined) return results.map((result) => ({ ...result, pairedItem }));
	// All in the message: it is what n8n makes the item of.
	error.message = [error.message, error.description].filter(Boolean).join(' ');
	return [{ json: { error: error.message }, error, pairedItem }];
}
