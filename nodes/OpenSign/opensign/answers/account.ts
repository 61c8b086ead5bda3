import type { IDataObject } from 'n8n-workflow';

import { dateOf, idOf, numberOf, OddAnswer, record } from './read';

/** The account that a token belongs to, as OpenSign tells it. */
export interface User {
	objectId: string;
	details: IDataObject;
}

export function readUser(value: unknown): User {
	const { objectId, ...details } = record(value);
	return { objectId: idOf({ objectId }), details: details as IDataObject };
}

/** How many documents the account can still send; null for what OpenSign does not say. */
export interface Credits {
	total: number | null;
	plan: number | null;
	addon: number | null;
	renewalDate: string | null;
}

export function readCredits(value: unknown): Credits {
	const answer = record(value);
	const credits: Credits = {
		total: numberOf(answer.total_credits) ?? null,
		plan: numberOf(answer.plan_credits) ?? null,
		addon: numberOf(answer.addon_credits) ?? null,
		renewalDate: dateOf(answer.renewal_date) ?? null,
	};
	if (credits.total !== null || credits.plan !== null || credits.addon !== null) return credits;
	throw new OddAnswer('it names no number of credits');
}
