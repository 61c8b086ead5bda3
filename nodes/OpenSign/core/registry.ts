import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Problems } from './errors';
import { parametersOf, propertiesOf, readInputs } from './inputs';
import type { Input, Inputs, Read } from './inputs';
import type { Many } from './many';
import { byText } from './order';
import type { Entry } from './record';
import type { Run } from './run';

/** What one input item becomes. */
export interface OperationResult {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** What an operation is called with, besides the values of its inputs. */
export interface Call {
	context: IExecuteFunctions;
	/** Index of the input item. */
	i: number;
	/** By which the record of what was done knows the item. */
	key: string;
	run: Run;
	/** When an earlier try of this item has begun that may have been carried out, milliseconds since 1970. */
	triedAt?: number;
}

interface AboutOperation {
	name: string;
	/** Shown in the node panel's list of actions. */
	action: string;
	/** Also read by AI agents: says plainly what happens, and to whom. */
	description: string;
	/** The routes of OpenSign's API that it uses for its purpose, for the documentation. */
	routes: string[];
	/** Whether an AI agent is told about the tool by an input with the description; else by what n8n makes up. */
	hasOwnToolDescription?: boolean;
	/** Whether each item costs one of the account's credits. */
	costsCredit?: boolean;
	/** What can be set for all items together. */
	many?: Input<Many>;
	/** Whether one input item gives any number of output items; else it gives one. */
	givesMany?: boolean;
}

/** One operation of one resource, as the node uses it. */
export interface Operation extends AboutOperation {
	inputs: Inputs;
	/** Without conditions on resource and operation: `properties.ts` adds them. */
	properties: INodeProperties[];
	/**
	 * Reads and checks everything for item `i`; what it returns carries the operation out.
	 *
	 * @throws NodeOperationError that names every problem, before anything was changed in OpenSign
	 */
	prepare(call: Call): Promise<() => Promise<OperationResult[]>>;
}

type Results = Promise<OperationResult | OperationResult[]>;

interface CheckedOperation<I extends Inputs, Ready> extends AboutOperation {
	inputs: I;
	/**
	 * Finds what is wrong across inputs, without changing anything in OpenSign.
	 *
	 * @param values what could be read: an input that is missing here has been complained about already
	 * @returns all that is needed to carry the operation out, or undefined when something was missing
	 */
	check(values: Partial<Read<I>>, call: Call, problems: Problems): Promise<Ready | undefined>;
	execute(ready: Ready, call: Call): Results;
}

/** An operation whose inputs are also checked together, before it is carried out. */
export function checkedOperation<I extends Inputs, Ready>({
	inputs: own,
	check,
	execute,
	...about
}: CheckedOperation<I, Ready>): Operation {
	const inputs = about.many ? { ...own, many: about.many } : own;
	return {
		...about,
		inputs,
		properties: propertiesOf(inputs),
		async prepare(call) {
			const { context, i } = call;
			const { values, problems: unreadable } = readInputs(inputs, parametersOf(context, i));
			const problems = new Problems();
			problems.add(...unreadable);
			const ready = await check(values, call, problems);
			problems.throwIfAny(context.getNode(), i);
			if (ready === undefined) throw new Error(`${about.name} was not prepared.`);
			return async () => [await execute(ready, call)].flat();
		},
	};
}

interface PlainOperation<I extends Inputs> extends AboutOperation {
	inputs: I;
	execute(values: Read<I>, call: Call): Results;
}

/** One operation of one resource: its inputs, and what it does with their values, side by side. */
export function operation<I extends Inputs>(plain: PlainOperation<I>): Operation {
	return checkedOperation<I, Read<I>>({
		...plain,
		// Complete, unless an input could not be read: then the problem ends it before this is used.
		check: async (values) => values as Read<I>,
	});
}

export interface Resource {
	name: string;
	/** By the value that is stored in workflows. */
	operations: Record<string, Operation>;
}

/**
 * @param operations by the value that is stored in workflows, in any order
 * @param order those that people look for first, in the order of the job; a new node shows the first one. The others
 * follow by name
 */
export function toResource<O extends Record<string, Operation>>(
	name: string,
	operations: O,
	order: Array<keyof O & string>,
): Resource {
	const first = order.map((value): [string, Operation] => [value, operations[value]]);
	const others = Object.entries<Operation>(operations)
		.filter(([value]) => !order.includes(value))
		.sort(byText(([, { name }]) => name));
	return { name, operations: Object.fromEntries([...first, ...others]) };
}

/**
 * What an earlier try of an item has made whose outcome was unknown.
 *
 * @returns its output; nothing where there is nothing to look for
 * @throws NodeOperationError when it cannot be found: then it is not made again
 */
export type Resolve = (call: Call, open: Entry) => Promise<OperationResult | undefined>;

export type Resources = Record<string, Resource>;
