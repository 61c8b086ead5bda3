/** Finding out which documents have changed since the last poll, with as few requests as possible. */
import type { IPollFunctions } from 'n8n-workflow';

import type { DocumentEvent } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';
import { findChanges } from './changes';
import { newest, toTime } from './dates';
import { readAll, readInFull, readNewest, readUntil, type ListName } from './lists';
import { prune, type StatusState } from './statusState';

/** Milliseconds before the newest change that are read again: OpenSign may show a change later than an earlier one. */
const LOOK_BACK_MS = 2 * 60 * 1000;
/** Milliseconds between readings of all expired documents. Expiring changes no date, so the order of the list does not help. */
const SWEEP_MS = 15 * 60 * 1000;
/** Documents that are read in full with one poll: n8n gives up one that takes longer than five minutes. The rest has its turn with the next. */
const MOST_PER_POLL = 1000;

/** In progress first: a document that moves on while the lists are read is then met in the next one. */
const MOVING: ListName[] = ['inprogress', 'completed', 'declined'];

/** An event with the document that it happened to, read in full. */
export interface Found {
	event: DocumentEvent;
	document: OpenSignDocument;
}

/** Where the first poll begins: what is there already is the past, and starts nothing. */
export async function beginState(context: IPollFunctions): Promise<StatusState> {
	const latest: OpenSignDocument[] = [];
	for (const list of MOVING) latest.push(...(await readNewest(context, list, 1)));
	const declined = await readAll(context, 'declined');
	const expired = await readAll(context, 'expired');

	const closed: StatusState['closed'] = {};
	for (const { objectId } of declined) closed[objectId] = 'd';
	for (const { objectId } of expired) closed[objectId] = 'e';
	const watermark = newest(datesOf([...latest, ...declined, ...expired]));
	return { signed: {}, closed, watermark, since: watermark, sweptAt: Date.now() };
}

/**
 * What has happened since `stored` was remembered, oldest first for each document, and what to remember from now on.
 * `stored` itself stays: a poll that fails half-way is done again as a whole.
 */
export async function findNews(
	context: IPollFunctions,
	stored: StatusState,
): Promise<{ found: Found[]; state: StatusState }> {
	const state = { ...stored, signed: { ...stored.signed }, closed: { ...stored.closed } };
	const from = toTime(stored.watermark) - LOOK_BACK_MS;
	const changed = await readChanged(context, from);
	const news = changed.filter((entry) => isNews(entry, stored)).sort(oldestFirst);
	const due = news.slice(0, MOST_PER_POLL);
	const postponed = new Set(news.slice(MOST_PER_POLL));
	const expired = await readExpired(context, state, MOST_PER_POLL - due.length);

	const documents = await readInFull(context, [...due, ...expired]);
	const found = documents.flatMap((document) =>
		findChanges(document, state).map((event) => ({ event, document })),
	);
	const seen = changed.filter((entry) => !postponed.has(entry));
	// With a backlog, no further than what was read: it is the oldest first.
	const reached = postponed.size > 0 ? due : seen;
	return {
		found,
		state: {
			...state,
			watermark: newest([stored.watermark, ...datesOf(reached)]),
			closed: prune(state.closed),
			read: lastChanges(seen, from),
		},
	};
}

/** The documents that have changed since `from`, milliseconds since 1970; expired ones aside. */
async function readChanged(context: IPollFunctions, from: number): Promise<OpenSignDocument[]> {
	// One without a date does not end the list.
	const isOlder = ({ updatedAt }: OpenSignDocument) =>
		updatedAt !== undefined && toTime(updatedAt) < from;
	const changed = new Map<string, OpenSignDocument>();
	for (const list of MOVING) {
		const entries = await readUntil(context, list, isOlder);
		for (const entry of entries) changed.set(entry.objectId, entry);
	}
	return [...changed.values()];
}

/** Whether an entry has changed since it was last read in full: most of those looked back at have not. */
function isNews({ objectId, updatedAt }: OpenSignDocument, { read, since }: StatusState): boolean {
	const lastRead = read?.[objectId];
	if (lastRead !== undefined) return lastRead !== updatedAt;
	return toTime(updatedAt) > toTime(since);
}

/**
 * Expired documents that were not known as such, and when they were looked for, in `state`. The whole list, unless it
 * is long and was read a short while ago.
 *
 * @param most how many to give; those that have no room are looked for again with the next poll
 */
async function readExpired(
	context: IPollFunctions,
	state: StatusState,
	most: number,
): Promise<OpenSignDocument[]> {
	const isDue = Date.now() - (state.sweptAt ?? 0) >= SWEEP_MS;
	const entries = isDue ? await readAll(context, 'expired') : await readNewest(context, 'expired');
	const unknown = entries.filter(({ objectId }) => state.closed?.[objectId] !== 'e');
	if (isDue) state.sweptAt = Date.now();
	if (unknown.length > most) state.sweptAt = 0;
	return unknown.slice(0, most);
}

/** When what lies in the time that is looked back at was changed, by document. */
function lastChanges(entries: OpenSignDocument[], from: number): Record<string, string> {
	const changes: Record<string, string> = {};
	for (const { objectId, updatedAt = '' } of entries) {
		if (toTime(updatedAt) >= from) changes[objectId] = updatedAt;
	}
	return changes;
}

const datesOf = (entries: OpenSignDocument[]) => entries.map(({ updatedAt }) => updatedAt);

const oldestFirst = (one: OpenSignDocument, other: OpenSignDocument) =>
	toTime(one.updatedAt) - toTime(other.updatedAt);
