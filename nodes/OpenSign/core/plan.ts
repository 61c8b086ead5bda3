import type { IExecuteFunctions } from 'n8n-workflow';

import type { Pace } from './atOnce';
import { changesOpenSign, findOperation } from './item';
import { parametersOf, readInputs } from './inputs';
import { USUAL_AT_ONCE, type Many } from './many';
import type { Operation, Resources } from './registry';

/** How the items of a run are worked on. */
export interface Plan {
	/** How many there are. */
	count: number;
	pace: Pace;
	many: Many;
	/** Whether it ends at the first error. */
	stopsOnErrors: boolean;
	/** Whether anything is changed in OpenSign. */
	changes: boolean;
	costsCredit: boolean;
	/** Of the operation. */
	routes: string[];
}

/** The first item says how all are worked on: people choose one operation for all. */
export function planOf(context: IExecuteFunctions, { resources }: { resources: Resources }): Plan {
	const operation = operationOf(context, resources);
	const many = manyOf(context, operation);
	const changes = operation !== undefined && changesOpenSign(operation);
	const costsCredit = operation?.costsCredit === true;
	// Of what is changed without a mail, one may build on another: a folder, and what is put into it.
	const usual = changes && !costsCredit ? 1 : USUAL_AT_ONCE;
	const { atOnce = usual, pauseMs = 0 } = many;
	return {
		count: context.getInputData().length,
		pace: { atOnce, pauseMs },
		many,
		stopsOnErrors: !context.continueOnFail(),
		changes,
		costsCredit,
		routes: operation?.routes ?? [],
	};
}

/** Nothing where there is none: that is said of each item. */
function operationOf(context: IExecuteFunctions, resources: Resources): Operation | undefined {
	try {
		return findOperation(context, 0, resources).operation;
	} catch {
		return undefined;
	}
}

/** Nothing of what cannot be read: that is said of each item. */
function manyOf(context: IExecuteFunctions, operation: Operation | undefined): Many {
	if (operation?.many === undefined) return {};
	const { values } = readInputs({ many: operation.many }, parametersOf(context, 0));
	return values.many ?? {};
}
