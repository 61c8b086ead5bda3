/** Finding out which documents have changed since the last poll, with as few requests as possible. */
import type { IPollFunctions } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { hasEndedIn, remember } from './changes';
import { isBelievable, newest, timeSince, toTime } from './dates';
import { AT_ONCE, readInFull } from './inFull';
import { readAll, readNewest, readUntil, type Listed, type ListName, type Reading } from './lists';
import { draftOf, prune, type Draft, type Gap, type StatusState } from './statusState';
import { dueAgain, postpone } from './unfinished';

/**
 * Milliseconds before the newest change that are read again: OpenSign may show a change later than an earlier one, and
 * the clocks of its servers may differ.
 */
const LOOK_BACK_MS = 5 * 60 * 1000;
/** Milliseconds between readings of all expired documents. Expiring changes no date, so the order of the list does not help. */
const SWEEP_MS = 15 * 60 * 1000;
/** Milliseconds that the watermark waits for a gap in the lists to close: until then, all since is looked through again. */
const LONGEST_GAP_MS = 24 * 60 * 60 * 1000;
/** Documents with odd dates that are read in full at the beginning. */
const MOST_AT_FIRST = 200;
/** Milliseconds that one of these may take. */
const LONGEST_READING_MS = 30_000;
/** Where nothing has changed yet. */
const EPOCH = new Date(0).toISOString();

/** In progress first: a document that moves on while the lists are read is then met in the next one. */
const MOVING: ListName[] = ['inprogress', 'completed', 'declined'];

/** What the lists say, and what is to be looked at because of it. */
export interface News {
	/** Documents to be read in full: what has changed, oldest first, then what is tried again, then what has expired. */
	due: Listed[];
	/** All that has changed since `from`, whether it is due or was read before. */
	changed: Listed[];
	/** Milliseconds since 1970. */
	from: number;
	/** Whether the list of expired documents was read to its end. */
	isSweep: boolean;
	/** Why the lists may hold more news. */
	gap?: string;
}

/** Where the first poll begins: what is there already is the past, and starts nothing. */
export async function beginState(context: IPollFunctions): Promise<StatusState> {
	const state = draftOf({ since: EPOCH, read: {} });
	const fronts: Reading[] = [];
	for (const list of MOVING) fronts.push(await readFront(context, list));
	const ended = [await readAll(context, 'declined'), await readAll(context, 'expired')];
	demandAny(context, [...fronts, ...ended]);

	const [declined, expired] = ended.map(({ entries }) => entries);
	for (const { objectId } of declined) state.closed[objectId] = 'd';
	for (const { objectId } of expired) state.closed[objectId] = 'e';
	// These would seem to have changed since: they are read, so that it is known how they are.
	const odd = fronts.flatMap(({ entries }) => entries).slice(0, MOST_AT_FIRST);
	for (let first = 0; first < odd.length; first += AT_ONCE) {
		const some = odd.slice(first, first + AT_ONCE);
		const outcomes = await Promise.all(
			some.map(async (entry) => await readInFull(context, entry, LONGEST_READING_MS)),
		);
		for (const { document } of outcomes) if (document) remember(document, state);
	}
	const known = [...fronts.flatMap(({ end }) => end ?? []), ...declined, ...expired];
	const watermark = newest(datesOf(known), EPOCH);
	const read = lastChanges(odd, toTime(watermark));
	return { ...state, read, watermark, since: watermark, sweptAt: Date.now() };
}

/** The newest entries of a list up to the first, its `end`, whose date can be believed: it is the very first, usually. */
async function readFront(context: IPollFunctions, list: ListName): Promise<Reading> {
	const { entries, gap } = await readNewest(context, list, 1);
	const [first] = entries;
	if (isBelievable(first?.updatedAt)) return { entries: [], end: first };
	if (first === undefined && gap === undefined) return { entries: [] };
	return await readUntil(context, list, ({ updatedAt }) => isBelievable(updatedAt));
}

/** What has happened since `stored` was remembered. */
export async function findNews(context: IPollFunctions, stored: StatusState): Promise<News> {
	const state = draftOf(stored);
	const from = Math.min(toTime(stored.watermark), Date.now()) - LOOK_BACK_MS;
	// One without a date does not end the list.
	const isOlder = ({ updatedAt }: Listed) => updatedAt !== undefined && toTime(updatedAt) < from;
	const readings: Reading[] = [];
	for (const list of MOVING) readings.push(await readUntil(context, list, isOlder));
	const isSweep = timeSince(stored.sweptAt ?? 0) >= SWEEP_MS;
	const expired = isSweep
		? await readAll(context, 'expired')
		: await readNewest(context, 'expired');
	demandAny(context, [...readings, expired]);

	const changed = byId(readings.flatMap(({ entries }) => entries));
	const news = changed.filter((entry) => isNews(entry, state, isSweep)).sort(oldestFirst);
	const isNew = new Set(news.map(({ objectId }) => objectId));
	const again = dueAgain(state).filter(({ objectId }) => !isNew.has(objectId));
	const justExpired = expired.entries.filter((entry) => isNewlyExpired(entry, state));
	const gap = [...readings, expired].map((reading) => reading.gap).find(Boolean);
	return { due: byId([...news, ...again, ...justExpired]), changed, from, isSweep, gap };
}

/**
 * What to remember from now on.
 *
 * @param state in which all is noted of the documents that were handled
 * @param handled by id; what else is due has its turn with the next poll
 */
export function conclude(
	state: Draft,
	{ due, changed, from, isSweep, gap: why }: News,
	handled: Set<string>,
): StatusState {
	const left = due.filter(({ objectId }) => !handled.has(objectId));
	const isLeft = new Set(left.map(({ objectId }) => objectId));
	const seen = changed.filter(({ objectId }) => !isLeft.has(objectId));
	const isBacklog = seen.length < changed.length;
	// With a backlog, no further than what was handled: it is the oldest first. What has no date would not be met again.
	const reached = isBacklog ? changed.filter(({ objectId }) => handled.has(objectId)) : changed;
	for (const entry of left) if (isUndated(entry) && !isExpired(entry)) postpone(state, entry);

	const gap = noteGap(state.gap, why);
	// One from the future is an earlier clock's.
	const watermark = isBelievable(state.watermark) ? state.watermark : new Date(from).toISOString();
	const swept = isSweep ? Date.now() : state.sweptAt;
	return {
		...state,
		watermark: gap && !gap.isOver ? watermark : newest(datesOf(reached), watermark),
		closed: prune(state.closed),
		read: lastChanges(seen, from),
		gap,
		sweptAt: left.some(isExpired) ? 0 : swept,
	};
}

/** A gap that is there now: since when, and whether it is to be waited for any longer. */
function noteGap(before: Gap | undefined, why: string | undefined): Gap | undefined {
	if (why === undefined) return undefined;
	const since = before?.since ?? Date.now();
	return { since, why, isOver: timeSince(since) >= LONGEST_GAP_MS };
}

/** @throws NodeApiError when all that the lists hold is odd: no document is, then, but OpenSign */
function demandAny(context: IPollFunctions, readings: Reading[]): void {
	const isAny = readings.some(({ entries, end }) => entries.length > 0 || end !== undefined);
	const gap = readings.map((reading) => reading.gap).find(Boolean);
	if (isAny || gap === undefined) return;
	throw apiError(
		context.getNode(),
		0,
		`OpenSign's answer about the list of documents cannot be used: ${gap}.`,
		'No document could be read from any list. If it stays so, this OpenSign may be of a version that the node does not know.',
	);
}

/** Whether an entry has changed since it was last read in full: most of those looked back at have not. */
function isNews(
	entry: Listed,
	{ read, since, signed, closed, unfinished }: Draft,
	isSweep: boolean,
): boolean {
	const { objectId: id, list, updatedAt } = entry;
	if (updatedAt === undefined) {
		// Nothing tells whether it has changed: one in progress is looked at now and then.
		const isKnown =
			list === 'inprogress' ? signed[id] !== undefined && !isSweep : hasEndedIn(entry, closed);
		return !isKnown && unfinished[id] === undefined;
	}
	const lastRead = read?.[id];
	if (lastRead !== undefined) return lastRead !== updatedAt;
	return toTime(updatedAt) > toTime(since);
}

/** Whether an expired document was not known as such, and is not one of those that are tried again anyway. */
const isNewlyExpired = (entry: Listed, { closed, unfinished }: Draft) =>
	!hasEndedIn(entry, closed) && unfinished[entry.objectId]?.list !== 'expired';

const isExpired = ({ list }: Listed) => list === 'expired';

const isUndated = ({ updatedAt }: Listed) => updatedAt === undefined;

/** Each document once, as it was met last: it moves from list to list in the order in which they are read. */
const byId = (entries: Listed[]) => [
	...new Map(entries.map((entry) => [entry.objectId, entry])).values(),
];

/** When what lies in the time that is looked back at was changed, by document. */
function lastChanges(entries: Listed[], from: number): Record<string, string> {
	const changes: Record<string, string> = {};
	for (const { objectId, updatedAt } of entries) {
		if (updatedAt !== undefined && toTime(updatedAt) >= from) changes[objectId] = updatedAt;
	}
	return changes;
}

const datesOf = (entries: Listed[]) => entries.map(({ updatedAt }) => updatedAt);

/** Those without a date last. */
const oldestFirst = (one: Listed, other: Listed) =>
	Number(isUndated(one)) - Number(isUndated(other)) ||
	toTime(one.updatedAt) - toTime(other.updatedAt);
