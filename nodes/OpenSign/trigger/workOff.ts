/** Working off what a poll has found, document by document: one that cannot be had holds up no other. */
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Read } from '../core/inputs';
import { within } from '../core/within';
import type { DocumentEvent } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';
import { findChanges, remember } from './changes';
import { covers } from './events';
import { passesDocument } from './filters';
import { AT_ONCE, makeSureOfOthers, readInFull, type Outcome } from './inFull';
import type { Listed } from './lists';
import { toItem } from './output';
import { noteWake } from './wakes';
import type { PollTime } from './pollTime';
import type { statusTriggerInputs } from './settings';
import type { Draft } from './statusState';
import { finish, noteMissing, putOffFiles, putOffUnread } from './unfinished';

export type Settings = Read<typeof statusTriggerInputs>;

/** Documents that are read in full with one poll. The rest has its turn with the next. */
const MOST_PER_POLL = 1000;
/** Polls for which events wait for files that cannot be had. The last of them gives the events without. */
const POLLS_FOR_FILES = 5;
/** Polls for which events wait for the certificate: OpenSign makes it a moment after the last signature, or never. */
const POLLS_FOR_CERTIFICATE = 3;
/** How often a document is tried of which only a part cannot be read, before it is taken as it is. */
const TRIES_FOR_ALL = 5;

export interface WorkedOff {
	items: INodeExecutionData[];
	/** The documents that had their turn, by id. */
	handled: Set<string>;
	/** Documents that could not be read, each when that is new, and why, for people. */
	unread: string[];
}

interface Poll {
	context: IPollFunctions;
	settings: Settings;
	/** In which is noted what becomes of each document. */
	state: Draft;
	time: PollTime;
}

/**
 * Reads documents, and makes items of what has happened to them.
 *
 * @throws the failure when no document can be read at all: nothing is to be remembered then
 */
export async function workOff(
	context: IPollFunctions,
	settings: Settings,
	due: Listed[],
	state: Draft,
	time: PollTime,
): Promise<WorkedOff> {
	const poll: Poll = { context, settings, state, time };
	const result: WorkedOff = { items: [], handled: new Set(), unread: [] };
	let readable: Listed | undefined;
	for (let first = 0; first < Math.min(due.length, MOST_PER_POLL); first += AT_ONCE) {
		// Some have their turn in any case.
		if (first > 0 && !time.mayRead()) break;
		const some = due.slice(first, first + AT_ONCE);
		const outcomes = await Promise.all(
			some.map(async (entry) => await readInFull(context, entry, time.share)),
		);
		const isSilent = outcomes.every(({ document, failure }) => failure && !document);
		if (isSilent) await makeSureOfOthers(context, outcomes, readable, time.share);
		readable = outcomes.find(({ document }) => document)?.entry ?? readable;
		for (const outcome of outcomes) {
			if (result.handled.size > 0 && !time.mayDownload()) break;
			result.items.push(...(await handle(poll, outcome, result.unread)));
			result.handled.add(outcome.entry.objectId);
		}
	}
	return result;
}

/** What came of one document: its items, or a note that it is to be tried again. */
async function handle(
	poll: Poll,
	{ entry, document, failure }: Outcome,
	unread: string[],
): Promise<INodeExecutionData[]> {
	const { state } = poll;
	const { tries = 0 } = state.unfinished[entry.objectId] ?? {};
	const isGoodEnough = document !== undefined && tries + 1 >= TRIES_FOR_ALL;
	if (failure && !isGoodEnough) {
		const isNew = putOffUnread(state, entry, failure.message);
		if (isNew) unread.push(`${entry.objectId} (${failure.message})`);
		return [];
	}
	if (!document) {
		noteMissing(state, entry);
		return [];
	}
	if (poll.settings.options.resumeWaiting !== false) noteWake(poll.context, state, document);
	const { items, lacks } = await toItems(poll, entry, document);
	if (lacks !== undefined) {
		putOffFiles(state, entry, lacks);
		return [];
	}
	remember(document, state);
	finish(state, entry);
	return items;
}

interface Made {
	items: INodeExecutionData[];
	/** What they are to wait for; nothing when they are complete, or have waited for long enough. */
	lacks?: string;
}

/** The events of a document that were asked for, as items. */
async function toItems(
	{ context, settings, state, time }: Poll,
	{ objectId }: Listed,
	document: OpenSignDocument,
): Promise<Made> {
	const events = askedFor(settings, document, findChanges(document, state));
	const polls = (state.unfinished[objectId]?.files ?? 0) + 1;
	const { options } = settings;
	const isEarly = document.status === 'completed' && !document.certificate;
	const wantsCertificate = events.length > 0 && options.downloadFiles === 'both';
	if (wantsCertificate && isEarly && polls < POLLS_FOR_CERTIFICATE)
		return { items: [], lacks: 'There is no certificate yet.' };

	const items: INodeExecutionData[] = [];
	for (const event of events) {
		const item = await toItemInTime(context, event, options, document, time.share);
		const { filesError } = item.json;
		if (filesError !== undefined && polls < POLLS_FOR_FILES)
			return { items: [], lacks: String(filesError) };
		items.push(item);
	}
	return { items };
}

/** Of some events of a document, those that the workflow is to be started with. */
export const askedFor = (
	{ events: chosen, filters }: Settings,
	document: OpenSignDocument,
	events: DocumentEvent[],
): DocumentEvent[] =>
	passesDocument(filters, document) ? events.filter(({ event }) => covers(chosen, event)) : [];

/** The item, without files where these take too long. */
async function toItemInTime(
	context: IPollFunctions,
	event: DocumentEvent,
	options: Settings['options'],
	document: OpenSignDocument,
	ms: number,
): Promise<INodeExecutionData> {
	const { status } = document;
	const tooLate = `The files of the document ${document.objectId} take longer than ${Math.round(ms / 1000)} seconds.`;
	const complete = toItem(context, event, options, document, { status });
	try {
		return await within(ms, complete, tooLate);
	} catch (error) {
		const without = { ...options, downloadFiles: 'none' as const };
		const filesError = (error as Error).message;
		return await toItem(context, event, without, document, { status, filesError });
	}
}
