import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isOutcomeUnknown, toItemError } from './errors';
import { describe, parametersOf, readText } from './inputs';
import type { Call, Operation, OperationResult, Resolve, Resources } from './registry';
import { Run } from './run';
import { cancelSignal } from './wait';

interface What {
	resources: Resources;
	/** How to find what an earlier try has made. */
	resolve: Resolve;
}

/**
 * Runs the chosen operation for every input item: the loop, item linking and errors of all operations.
 *
 * @throws NodeOperationError or NodeApiError for the first item that fails, unless the node continues on errors;
 * its description lists what earlier items have already sent.
 */
export async function route(this: IExecuteFunctions, what: What): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const run = new Run(this);
	for (let i = 0; i < this.getInputData().length; i++) {
		try {
			const results = await runItem(this, i, run, what);
			output.push(...results.map((result) => ({ ...result, pairedItem: { item: i } })));
		} catch (caught) {
			const error = toItemError(this.getNode(), caught, i);
			if (!this.continueOnFail()) {
				error.description = [error.description, run.record.describe(i)]
					.filter(Boolean)
					.join('\n\n');
				throw error;
			}
			// All in the message: it is what n8n puts into the item, and a key beside `error` would keep the item off the
			// node's error output.
			error.message = [error.message, error.description].filter(Boolean).join(' ');
			output.push({ json: { error: error.message }, error, pairedItem: { item: i } });
			// Of a cancelled execution nothing goes on, but what went out before is told.
			if (cancelSignal(this)?.aborted) break;
		}
	}
	return [output];
}

/** Does what is to be done for an item, or gives again what an earlier try has already done. */
async function runItem(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	{ resources, resolve }: What,
): Promise<OperationResult[]> {
	const { name, title, operation } = findOperation(context, i, resources);
	const { record } = run;
	const key = record.keyOf(i, name);
	const known = record.resultsOf(key);
	if (known) return known.map((json) => ({ json }));
	const open = record.openOf(key);
	const call: Call = { context, i, key, run, triedAt: open?.since };
	const since = Date.now();
	try {
		const found = open && (await resolve(call, open));
		const results = found ? [found] : await (await operation.prepare(call))();
		if (changesOpenSign(operation)) {
			const outputs = results.map(({ json }) => json);
			record.finish(key, i, outputs);
		}
		return results;
	} catch (caught) {
		const error = toItemError(context.getNode(), caught, i);
		const isNew = isOutcomeUnknown(error) && record.openOf(key) === undefined;
		if (isNew) record.begin(key, i, { title }, since);
		record.fail(key, error.message, error.description ?? '');
		throw error;
	}
}

/** What only reads may be repeated. */
const changesOpenSign = ({ routes }: Operation) => routes.some((one) => !one.startsWith('GET '));

/** @throws NodeOperationError where an expression or a hand-written workflow names what there is not */
function findOperation(context: IExecuteFunctions, i: number, resources: Resources) {
	const { get, zone } = parametersOf(context, i);
	const resource = readText(get('resource'), zone);
	const name = readText(get('operation'), zone);
	const operations = Object.hasOwn(resources, resource) ? resources[resource].operations : {};
	if (Object.hasOwn(operations, name)) {
		const operation = operations[name];
		const title = `${resources[resource].name} → ${operation.name}`;
		return { name: `${resource}.${name}`, title, operation };
	}
	const message = `There is no operation ${describe(name)} of the resource ${describe(resource)}. Choose both from the lists.`;
	throw new NodeOperationError(context.getNode(), message, { itemIndex: i });
}
