import type {
	IExecuteFunctions,
	IHookFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readTogether, WrongValue } from './input';
import type { Inputs, Read, Values } from './input';

/** The node's parameters for input item `i`. null, so that n8n takes a hidden one for empty instead of throwing. */
export const parametersOf = (context: IExecuteFunctions, i: number): Values => ({
	get: (name) => context.getNodeParameter(name, i, null),
	zone: context.getTimezone(),
});

/**
 * The parameters of a trigger, which has no items.
 *
 * @throws NodeOperationError that names every input with a value that cannot be used
 */
export function readTrigger<I extends Inputs>(
	context: IHookFunctions | IWebhookFunctions | IPollFunctions,
	inputs: I,
): Read<I> {
	const values: Values = {
		get: (name) => context.getNodeParameter(name, null),
		zone: context.getTimezone(),
	};
	try {
		return readTogether(inputs, values);
	} catch (error) {
		const fault = error as Error;
		if (fault instanceof WrongValue) throw new NodeOperationError(context.getNode(), fault.message);
		throw fault;
	}
}
