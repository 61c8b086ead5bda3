import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { getDocument } from '../opensign/documents';
import { request } from '../opensign/request';
import type { OpenSignDocument } from '../opensign/shapes';
import { findChanges } from './changes';
import type { DocumentEvent } from '../opensign/events';
import { covers } from './events';
import { passesDocument, toItem, type Filters, type OutputOptions } from './output';
import { prune, type StatusState } from './statusState';

/** OpenSign gives no more than this at once. */
const PAGE = 500;
/** Entries that a page shares with the one before, so that one that leaves the list meanwhile costs none behind it. */
const SHARED = 20;
/** How often a list that changes faster than it can be read is begun anew. */
const MOST_STARTS = 3;
/** Milliseconds before the newest change that are read again: OpenSign may show a change later than an earlier one. */
const LOOK_BACK_MS = 2 * 60 * 1000;
/** Milliseconds between readings of all expired documents. Expiring changes no date, so the order of the list does not help. */
const SWEEP_MS = 15 * 60 * 1000;
/** Documents that are read in full at the same time. */
const AT_ONCE = 5;
/** Documents that are read in full with one poll: n8n gives up one that takes longer than five minutes. The rest has its turn with the next. */
const MOST_PER_POLL = 1000;

/** In progress first: a document that moves on while the lists are read is then met in the next one. */
const MOVING = ['inprogress', 'completed', 'declined'];

const polling = new Set<string>();

/** What has changed since the last poll, each change once; null when nothing has. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (this.getMode() === 'manual') return await sample(this);
	const trigger = `${this.getWorkflow().id}/${this.getNode().id}`;
	// n8n may call again while a long poll is going on.
	if (polling.has(trigger)) return null;
	polling.add(trigger);
	try {
		return await readChanges(this, this.getWorkflowStaticData('node') as StatusState);
	} finally {
		polling.delete(trigger);
	}
}

async function readChanges(
	context: IPollFunctions,
	stored: StatusState,
): Promise<INodeExecutionData[][] | null> {
	// Everything is read before anything is remembered: a poll that fails half-way is done again as a whole.
	const state: StatusState = {
		...stored,
		signed: { ...stored.signed },
		closed: { ...stored.closed },
	};
	if (state.watermark === undefined) {
		await begin(context, state);
		Object.assign(stored, state);
		return null;
	}
	const from = toTime(state.watermark) - LOOK_BACK_MS;
	const changed = new Map<string, OpenSignDocument>();
	for (const list of MOVING) {
		for (const entry of await readUntil(context, list, ({ updatedAt }) => toTime(updatedAt) < from))
			changed.set(entry.objectId, entry);
	}
	const news = [...changed.values()]
		.filter((entry) => isNews(entry, state))
		.sort((a, b) => toTime(a.updatedAt) - toTime(b.updatedAt));
	const [now, later] = [news.slice(0, MOST_PER_POLL), new Set(news.slice(MOST_PER_POLL))];
	const expired = await readExpired(context, state);
	const ended = expired.slice(0, MOST_PER_POLL - now.length);
	// What had no room is looked for again.
	if (ended.length < expired.length) state.sweptAt = 0;
	const documents = await readInFull(context, [...now, ...ended]);

	const found = documents.flatMap((document) =>
		findChanges(document, state).map((event) => ({ event, document })),
	);
	const seen = [...changed.values()].filter((entry) => !later.has(entry));
	// With a backlog, from what was read last: it is the oldest first.
	state.watermark = newest([
		state.watermark,
		...(later.size > 0 ? now : seen).map(({ updatedAt }) => updatedAt),
	]);
	state.closed = prune(state.closed ?? {});
	const items = await toItems(context, found);
	Object.assign(stored, state, { read: lastRead(seen, from) });
	return items.length > 0 ? [items] : null;
}

/** The first poll: what is there already is the past, and starts nothing. */
async function begin(context: IPollFunctions, state: StatusState): Promise<void> {
	const dates: Array<string | undefined> = [];
	for (const list of MOVING) dates.push((await readPage(context, list, 0, 1))[0]?.updatedAt);
	for (const [list, letter] of [
		['declined', 'd'],
		['expired', 'e'],
	] as const) {
		for (const { objectId, updatedAt } of await readUntil(context, list, () => false)) {
			state.closed = { ...state.closed, [objectId]: letter };
			dates.push(updatedAt);
		}
	}
	state.watermark = newest(dates);
	state.since = state.watermark;
	state.sweptAt = Date.now();
}

/** Whether an entry has changed since it was last read in full: most of those looked back at have not. */
function isNews({ objectId, updatedAt }: OpenSignDocument, state: StatusState): boolean {
	const read = state.read?.[objectId];
	if (read !== undefined) return read !== updatedAt;
	return toTime(updatedAt) > toTime(state.since);
}

/** When what lies in the time that is looked back at was changed. */
const lastRead = (entries: OpenSignDocument[], from: number) =>
	Object.fromEntries(
		entries
			.filter(({ updatedAt }) => toTime(updatedAt) >= from)
			.map(({ objectId, updatedAt = '' }) => [objectId, updatedAt]),
	);

/** Expired documents that were not known as such. The whole list, unless it is long and was read a short while ago. */
async function readExpired(
	context: IPollFunctions,
	state: StatusState,
): Promise<OpenSignDocument[]> {
	const due = Date.now() - (state.sweptAt ?? 0) >= SWEEP_MS;
	const entries = due
		? await readUntil(context, 'expired', () => false)
		: await readPage(context, 'expired', 0, PAGE);
	if (due) state.sweptAt = Date.now();
	return entries.filter(({ objectId }) => state.closed?.[objectId] !== 'e');
}

/** The documents with their audit trails; those deleted meanwhile are left out. */
async function readInFull(
	context: IPollFunctions,
	entries: OpenSignDocument[],
): Promise<OpenSignDocument[]> {
	const documents: Array<OpenSignDocument | undefined> = [];
	for (let k = 0; k < entries.length; k += AT_ONCE) {
		documents.push(
			...(await Promise.all(
				entries
					.slice(k, k + AT_ONCE)
					.map(async ({ objectId }) => await readIfThere(context, objectId)),
			)),
		);
	}
	return documents.filter((document) => document !== undefined);
}

async function readIfThere(
	context: IPollFunctions,
	id: string,
): Promise<OpenSignDocument | undefined> {
	try {
		return await getDocument(context, 0, id);
	} catch (error) {
		const failure = error as Error & { httpCode?: string | null };
		if (failure.httpCode === '404') return undefined;
		throw failure;
	}
}

async function readPage(
	context: IPollFunctions,
	list: string,
	skip: number,
	limit: number,
): Promise<OpenSignDocument[]> {
	return (
		await request<{ result: OpenSignDocument[] }>(context, {
			method: 'GET',
			path: `/documentlist/${list}`,
			qs: { limit, skip },
		})
	).result;
}

/**
 * The entries of a list, newest change first, up to the first that `ends` is true of. An entry that leaves the list
 * while it is read moves all behind it forward: pages therefore overlap, and when they no longer do, reading begins anew.
 */
async function readUntil(
	context: IPollFunctions,
	list: string,
	ends: (entry: OpenSignDocument) => boolean,
): Promise<OpenSignDocument[]> {
	for (let start = 1; ; start++) {
		const found = new Map<string, OpenSignDocument>();
		let torn = false;
		for (let skip = 0; !torn; skip += PAGE - SHARED) {
			const page = await readPage(context, list, skip, PAGE);
			torn = skip > 0 && page.length > 0 && !page.some(({ objectId }) => found.has(objectId));
			for (const entry of page) {
				if (ends(entry)) return [...found.values()];
				if (!found.has(entry.objectId)) found.set(entry.objectId, entry);
			}
			if (page.length < PAGE && !torn) return [...found.values()];
		}
		if (start === MOST_STARTS) return [...found.values()];
	}
}

const toTime = (date: string | undefined) => new Date(date ?? 0).getTime();

const newest = (dates: Array<string | undefined>) =>
	dates.reduce<string>(
		(last, date) => (date !== undefined && toTime(date) > toTime(last) ? date : last),
		new Date(0).toISOString(),
	);

async function toItems(
	context: IPollFunctions,
	found: Array<{ event: DocumentEvent; document: OpenSignDocument }>,
): Promise<INodeExecutionData[]> {
	const events = context.getNodeParameter('events') as string[];
	const filters = context.getNodeParameter('filters', {}) as Filters;
	const options = context.getNodeParameter('options', {}) as OutputOptions;
	const items: INodeExecutionData[] = [];
	for (const { event, document } of found) {
		if (covers(events, event.event) && passesDocument(filters, document))
			items.push(await toItem(context, event, options, document, { status: document.status }));
	}
	return items;
}

/** For "Fetch Test Event" in the editor: the newest document that the events and filters fit, remembered by nothing. */
async function sample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	for (const list of ['completed', 'inprogress', 'declined', 'expired']) {
		for (const document of await readInFull(context, await readPage(context, list, 0, AT_ONCE))) {
			const events = findChanges(document, {
				since: new Date(0).toISOString(),
				signed: {},
				closed: {},
			});
			const items = await toItems(
				context,
				events.map((event) => ({ event, document })),
			);
			if (items.length > 0) return [[items[items.length - 1]]];
		}
	}
	return null;
}
