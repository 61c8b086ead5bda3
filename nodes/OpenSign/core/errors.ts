import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { withoutLinkAccess } from './links';

/** What people most want to know of an item that has failed before anything was sent. */
export const NOTHING_SENT = 'Nothing was sent for this item.';

/**
 * Problems found before anything was sent. Becomes one message that names them all, without what a link among the
 * values carries.
 */
export class Problems {
	private readonly found: string[] = [];

	private readonly reasons: string[] = [];

	/** Adds a sentence, or none when `problem` is empty. */
	add(...problems: Array<string | undefined | false>): void {
		for (const problem of problems) if (problem) this.found.push(problem);
	}

	/** Adds to the description what a problem may come from. */
	explain(reason: string | undefined): void {
		if (reason) this.reasons.push(reason);
	}

	get any(): boolean {
		return this.found.length > 0;
	}

	/** @throws NodeOperationError naming every problem, when there is any. */
	throwIfAny(node: INode, itemIndex: number): void {
		if (!this.any) return;
		throw new NodeOperationError(node, withoutLinkAccess(this.sentence()), {
			itemIndex,
			description: [NOTHING_SENT, ...this.reasons].join(' '),
		});
	}

	private sentence(): string {
		const [first, ...others] = this.found;
		if (others.length === 0) return first;
		const numbered = this.found.map((problem, k) => `(${k + 1}) ${problem}`);
		return `${this.found.length} problems: ${numbered.join(' ')}`;
	}
}

/** An error of ours or of n8n's, stamped with the item; anything else is a fault in this package and says so. */
export function toItemError(
	node: INode,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const known = isNodeError(error)
		? error
		: new NodeOperationError(node, messageOf(error), { itemIndex });
	// A NodeApiError that is wrapped again stays the same instance and drops new options: stamp it.
	const own = known.context[OF_ITEM] === undefined ? known : copyOf(known);
	own.context.itemIndex = itemIndex;
	own.context[OF_ITEM] = true;
	return own;
}

/** Marks an error that is one item's: what several items have read together fails for each of them. */
const OF_ITEM = 'ofItem';

function copyOf<E extends NodeApiError | NodeOperationError>(error: E): E {
	const copy = Object.create(
		Object.getPrototypeOf(error) as object,
		Object.getOwnPropertyDescriptors(error),
	) as E;
	copy.context = { ...error.context };
	return copy;
}

const isNodeError = (error: unknown): error is NodeApiError | NodeOperationError =>
	error instanceof NodeApiError || error instanceof NodeOperationError;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What OpenSign answered, as an error of n8n's that carries the HTTP status and nothing of the request. */
export function apiError(
	node: INode,
	itemIndex: number,
	message: string,
	description: string,
	status?: number,
): NodeApiError {
	const httpCode = status === undefined ? undefined : String(status);
	const facts: JsonObject = httpCode === undefined ? { message } : { message, httpCode };
	return new NodeApiError(node, facts, { message, description, itemIndex, httpCode });
}

const OUTCOME_UNKNOWN = 'outcomeUnknown';

/** Marks an error after which the request may or may not have been carried out. */
export function markOutcomeUnknown<E extends { context: IDataObject }>(error: E): E {
	error.context[OUTCOME_UNKNOWN] = true;
	return error;
}

export const isOutcomeUnknown = (error: unknown): error is NodeApiError =>
	isNodeError(error) && error.context[OUTCOME_UNKNOWN] === true;

const CONCERNS_ALL = 'concernsAll';

/** Marks an error that every other item would meet as well. */
export function markConcernsAll<E extends { context: IDataObject }>(error: E): E {
	error.context[CONCERNS_ALL] = true;
	return error;
}

export const concernsAll = ({ context }: NodeApiError | NodeOperationError): boolean =>
	context[CONCERNS_ALL] === true;
