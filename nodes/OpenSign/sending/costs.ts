/** What sending costs: the credits of the account, for all items of a run. */
import type { IDataObject } from 'n8n-workflow';

import { nameOf, type Outcome } from '../core/batch';
import type { Call, OperationResult } from '../core/registry';
import type { Costs } from '../core/router';
import { getCredits } from '../opensign/credits';
import { listOf, newestBefore } from './newest';

export const costs: Costs = {
	async read(call, routes) {
		const [left] = await Promise.all([readLeft(call), lookBefore(call, routes)]);
		return left;
	},

	explain: (left, wanted) => ({
		message: `${wanted} documents are to be sent, but the OpenSign account has only ${left} ${left === 1 ? 'credit' : 'credits'} left.`,
		description:
			'Nothing was sent. Buy credits in OpenSign under Settings → API Token → Buy Premium Credits, send fewer items, or turn on Many Items → Send as Many as Credits Allow.',
	}),

	summarize(outcomes, before, after): OperationResult {
		const named = outcomes.map((outcome, item) => ({ item, outcome, name: nameOf(outcome) }));
		const count = (name: string) => named.filter((one) => one.name === name).length;
		const json: IDataObject = {
			items: outcomes.length,
			sent: count('sent'),
			refused: count('refused'),
			unknown: count('unknown'),
			notSent: count('notSent'),
			creditsBefore: before ?? null,
			creditsAfter: after ?? null,
			documents: named.flatMap(({ item, outcome }) => toSent(item, outcome)),
			problems: named.flatMap(({ item, outcome, name }) => toProblem(item, name, outcome)),
		};
		return { json };
	},
};

/** Undefined for a plan or a server that counts no credits, and where they cannot be read: then sending itself tells. */
async function readLeft({ context, i }: Call): Promise<number | undefined> {
	try {
		const { total } = await getCredits(context, i, { asksOnce: true });
		return total ?? undefined;
	} catch {
		return undefined;
	}
}

/** What every send needs to know beforehand, meanwhile. */
async function lookBefore(call: Call, routes: string[]): Promise<void> {
	const route = routes.find((one) => one.startsWith('POST '));
	if (route !== undefined) await newestBefore(call, listOf(route.slice('POST '.length)));
}

function toSent(item: number, { results = [] }: Outcome): IDataObject[] {
	return results.map(({ json }) => {
		const { documentId, title, signingLinks = null, warnings = [] } = json;
		const { recovered = false, alreadySent = false } = json;
		return { item, documentId, title, signingLinks, recovered, alreadySent, warnings };
	});
}

function toProblem(item: number, outcome: string, { error }: Outcome): IDataObject[] {
	if (error === undefined) return [];
	const reason = [error.message, error.description].filter(Boolean).join(' ');
	return [{ item, outcome, reason }];
}
