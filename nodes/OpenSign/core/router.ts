import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { eachAtOnce } from './atOnce';
import { explained, failTogether, isOfItem, notBegun, refuseTogether, toOutput } from './batch';
import type { Outcome } from './batch';
import { concernsAll } from './errors';
import { isToDo, prepareItem, type Abilities, type Prepared } from './item';
import { planOf, type Plan } from './plan';
import type { Call, OperationResult } from './registry';
import { Run } from './run';
import { cancelSignal } from './wait';

/** What is to be thought of where items cost something. */
export interface Costs {
	/**
	 * How many items can be paid for; undefined where nobody counts. It never throws.
	 *
	 * @param routes of the operation
	 */
	read(call: Call, routes: string[]): Promise<number | undefined>;
	/** What is said where there are more items than can be paid for. */
	explain(left: number, wanted: number): { message: string; description: string };
	/** One item in place of all. */
	summarize(outcomes: Outcome[], before?: number, after?: number): OperationResult;
}

interface What extends Abilities {
	costs: Costs;
}

/**
 * Runs the chosen operation for all input items: the order, item linking and errors of all operations.
 *
 * Every item is checked before the first one is carried out. Unless the node continues on errors, nothing is carried
 * out where one of them is wrong, and none is begun any more once one has failed.
 *
 * @throws NodeOperationError or NodeApiError, unless the node continues on errors; its description lists what was made
 */
export async function route(this: IExecuteFunctions, what: What): Promise<INodeExecutionData[][]> {
	const plan = planOf(this, what);
	const run = new Run(this, plan);
	const prepared = await prepareAll(this, plan, run, what);
	const before = await checkCosts(this, plan, run, prepared, what.costs);
	const outcomes = await carryOutAll(this, plan, prepared);
	if (plan.stopsOnErrors) failTogether(this, outcomes, run.record);
	const all = outcomes.flatMap((outcome) => outcome ?? []);
	if (plan.many.summary && plan.costsCredit) {
		const after = await what.costs.read(toCall(this, run), []);
		const pairedItem = outcomes.map((_outcome, item) => ({ item }));
		return [[{ ...what.costs.summarize(all, before, after), pairedItem }]];
	}
	return [outcomes.flatMap((outcome, i) => (outcome ? toOutput(outcome, i) : []))];
}

/** What is read for all items is read as for the first one. */
const toCall = (context: IExecuteFunctions, run: Run): Call => ({ context, i: 0, key: '', run });

/** @throws where one item cannot be carried out, unless the others are to go on */
async function prepareAll(
	context: IExecuteFunctions,
	{ count, pace, stopsOnErrors, changes }: Plan,
	run: Run,
	what: Abilities,
): Promise<Array<Prepared | undefined>> {
	const signal = cancelSignal(context);
	let fails = false;
	const prepare = async (i: number) => {
		const one = await prepareItem(context, i, run, what);
		fails ||= stopsOnErrors && one.error !== undefined && !isOfItem(one.error);
		return one;
	};
	const stops = () => fails || signal?.aborted === true;
	const prepared = await eachAtOnce(count, { ...pace, pauseMs: 0 }, prepare, { stops, signal });
	if (stopsOnErrors) refuseTogether(context, prepared, run.record, changes);
	return prepared;
}

/**
 * Compares what is left to pay with with what is to be done, and takes away what cannot be.
 *
 * @returns what there is, if that was asked
 * @throws NodeOperationError where there is too little, unless the others are to go on
 */
async function checkCosts(
	context: IExecuteFunctions,
	{ costsCredit, many, stopsOnErrors, routes }: Plan,
	run: Run,
	prepared: Array<Prepared | undefined>,
	costs: Costs,
): Promise<number | undefined> {
	const wanted = prepared.flatMap((one, i) => (isToDo(one) ? [i] : []));
	if (!costsCredit || (wanted.length < 2 && !many.summary)) return undefined;
	const left = await costs.read(toCall(context, run), routes);
	if (left === undefined || left >= wanted.length) return left;
	const { message, description } = costs.explain(left, wanted.length);
	if (stopsOnErrors && !many.asManyAsPaid) {
		const error = new NodeOperationError(context.getNode(), message, { description });
		throw explained(error, [run.record.describe(0)]);
	}
	const paid = many.asManyAsPaid ? left : 0;
	for (const i of wanted.slice(paid)) prepared[i] = notBegun(context, i, message);
	return left;
}

async function carryOutAll(
	context: IExecuteFunctions,
	{ count, pace, stopsOnErrors }: Plan,
	prepared: Array<Prepared | undefined>,
): Promise<Array<Outcome | undefined>> {
	const signal = cancelSignal(context);
	let because: string | undefined;
	const carryOut = async (i: number) => {
		const one = prepared[i];
		const outcome = isToDo(one) ? await one.carryOut() : one;
		const { error } = outcome ?? {};
		if (error && (stopsOnErrors || concernsAll(error))) because ??= `item ${i}: ${error.message}`;
		return outcome;
	};
	const stops = () => because !== undefined || signal?.aborted === true;
	const outcomes = await eachAtOnce(count, pace, carryOut, { stops, signal });
	if (because === undefined || stopsOnErrors) return outcomes;
	return outcomes.map((outcome, i) => {
		if (outcome) return outcome;
		const one = prepared[i];
		return isToDo(one) ? notBegun(context, i, `it failed for ${because}`) : one;
	});
}
