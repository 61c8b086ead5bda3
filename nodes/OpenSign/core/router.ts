import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { toItemError } from './errors';
import { Run } from './run';
import type { Resources } from './registry';

/**
 * Runs the chosen operation for every input item: the loop, item linking and errors of all operations.
 *
 * @throws NodeOperationError or NodeApiError for the first item that fails, unless the node continues on errors;
 * its description lists what earlier items have already sent.
 */
export async function route(
	this: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const run = new Run(this);
	for (let i = 0; i < this.getInputData().length; i++) {
		try {
			const resource = this.getNodeParameter('resource', i) as string;
			const operation = this.getNodeParameter('operation', i) as string;
			const results = [
				await resources[resource].operations[operation].execute.call(this, i, run),
			].flat();
			output.push(...results.map((result) => ({ ...result, pairedItem: { item: i } })));
		} catch (caught) {
			const error = toItemError(this.getNode(), caught, i);
			if (!this.continueOnFail()) {
				error.description = [error.description, run.describeSent()].filter(Boolean).join('\n\n');
				throw error;
			}
			// All in the message: it is what n8n puts into the item, and a key beside `error` would keep the item off the
			// node's error output.
			error.message = [error.message, error.description].filter(Boolean).join(' ');
			output.push({ json: { error: error.message }, error, pairedItem: { item: i } });
		}
	}
	return [output];
}
