/** One input item of a run: what is to be done for it, and what has become of that. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Outcome } from './batch';
import { isOutcomeUnknown, toItemError } from './errors';
import { describe, parametersOf, readText } from './inputs';
import type { Call, Operation, Resolve, Resources } from './registry';
import type { Run } from './run';

/** What the node can do. */
export interface Abilities {
	resources: Resources;
	/** How to find what an earlier try has made. */
	resolve: Resolve;
}

/** What an item has come to before anything was changed for it: what is left to do, or how it has ended. */
export type Prepared = Outcome | ToDo;

interface ToDo {
	carryOut: () => Promise<Outcome>;
	error?: undefined;
}

export const isToDo = (prepared: Prepared | undefined): prepared is ToDo =>
	prepared !== undefined && 'carryOut' in prepared;

/** Reads and checks all of an item, or gives again what an earlier try has already done. */
export async function prepareItem(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	{ resources, resolve }: Abilities,
): Promise<Prepared> {
	try {
		const found = findOperation(context, i, resources);
		const { record } = run;
		const key = record.keyOf(i, found.name);
		const known = record.resultsOf(key);
		if (known) return { results: known.map((json) => ({ json })) };
		const open = record.openOf(key);
		const call: Call = { context, i, key, run, triedAt: open?.since };
		const resolved = open && (await resolve(call, open));
		if (resolved === undefined) {
			const begin = await found.operation.prepare(call);
			return { carryOut: async () => await carryOut(call, found, begin) };
		}
		record.finish(key, i, [resolved.json]);
		return { results: [resolved] };
	} catch (caught) {
		return { error: toItemError(context.getNode(), caught, i) };
	}
}

interface Found {
	/** The resource and the operation, as workflows have them. */
	name: string;
	/** For people. */
	title: string;
	operation: Operation;
}

type Begin = Awaited<ReturnType<Operation['prepare']>>;

async function carryOut(
	{ context, i, key, run: { record } }: Call,
	{ title, operation }: Found,
	begin: Begin,
): Promise<Outcome> {
	const since = Date.now();
	try {
		const results = await begin();
		if (changesOpenSign(operation)) {
			const outputs = results.map(({ json }) => json);
			record.finish(key, i, outputs);
		}
		return { results };
	} catch (caught) {
		const error = toItemError(context.getNode(), caught, i);
		const isNew = isOutcomeUnknown(error) && record.openOf(key) === undefined;
		if (isNew) record.begin(key, i, { title }, since);
		record.fail(key, error.message, error.description ?? '');
		return { error };
	}
}

/** What only reads may be repeated. */
export const changesOpenSign = ({ routes }: Operation) =>
	routes.some((one) => !one.startsWith('GET '));

/** @throws NodeOperationError where an expression or a hand-written workflow names what there is not */
export function findOperation(context: IExecuteFunctions, i: number, resources: Resources): Found {
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
