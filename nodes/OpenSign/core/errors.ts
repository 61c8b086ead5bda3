import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Problems found before anything was sent. Becomes one message that names them all. */
export class Problems {
	private readonly found: string[] = [];

	/** Adds a sentence, or none when `problem` is empty. */
	add(...problems: Array<string | undefined | false>): void {
		for (const problem of problems) if (problem) this.found.push(problem);
	}

	get any(): boolean {
		return this.found.length > 0;
	}

	/** @throws NodeOperationError naming every problem, when there is any. */
	throwIfAny(node: INode, itemIndex: number): void {
		if (!this.any) return;
		const message =
			this.found.length === 1
				? this.found[0]
				: `${this.found.length} problems: ${this.found.map((problem, k) => `(${k + 1}) ${problem}`).join(' ')}`;
		throw new NodeOperationError(node, message, {
			itemIndex,
			description: 'Nothing was sent for this item.',
		});
	}
}

/** An error of ours or of n8n's, stamped with the item; anything else is a fault in this package and says so. */
export function toItemError(
	node: INode,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const known =
		error instanceof NodeApiError || error instanceof NodeOperationError
			? error
			: new NodeOperationError(node, (error as Error | undefined)?.message ?? String(error), {
					itemIndex,
				});
	// A NodeApiError that is wrapped again stays the same instance and drops new options: stamp it.
	known.context.itemIndex = itemIndex;
	return known;
}

/** What OpenSign answered, as an error of n8n's that carries the HTTP status and nothing of the request. */
export function apiError(
	node: INode,
	itemIndex: number,
	message: string,
	description: string,
	status?: number,
): NodeApiError {
	const facts: JsonObject = {
		message,
		...(status === undefined ? {} : { httpCode: String(status) }),
	};
	return new NodeApiError(node, facts, {
		message,
		description,
		itemIndex,
		...(status === undefined ? {} : { httpCode: String(status) }),
	});
}
