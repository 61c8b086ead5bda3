import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { readTrigger } from '../core/inputs';
import { findChanges } from './changes';
import { timeSince } from './dates';
import { readInFull } from './inFull';
import { readNewest, type ListName } from './lists';
import { beginState, conclude, findNews } from './news';
import { toItem } from './output';
import { PollTime } from './pollTime';
import { statusTriggerInputs, withFiles } from './settings';
import { draftOf, stateOf } from './statusState';
import { wakeNoted } from './wakes';
import { warnOfGap, warnOfUnread } from './warnings';
import { askedFor, workOff, type Settings } from './workOff';

/** A poll that is going on. */
interface Turn {
	/** Milliseconds by n8n's clock. */
	began: number;
}

/** The polls that are going on, by trigger. */
const turns = new Map<string, Turn>();
/** Milliseconds after which a poll is taken for stalled, and the next one begins: twice as long as n8n waits for one. */
const LONGEST_TURN_MS = 10 * 60 * 1000;

/** Where a test event is looked for, those that say most first. */
const SAMPLES: ListName[] = ['completed', 'inprogress', 'declined', 'expired'];
/** Documents of each list that are looked at for a test event. */
const SAMPLE_SIZE = 5;
/** Milliseconds that one of them may take. */
const LONGEST_READING_MS = 30_000;

/** What has changed since the last poll, each change once; null when nothing has. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// Before anything else: what cannot be used is said when the workflow is activated, not when something happens.
	const settings = withFiles(readTrigger(this, statusTriggerInputs));
	if (this.getMode() === 'manual') return await sample(this, settings);
	const trigger = `${this.getWorkflow().id}/${this.getNode().id}`;
	// n8n may call again while a long poll is going on.
	const other = turns.get(trigger);
	if (other && timeSince(other.began) < LONGEST_TURN_MS) return null;
	const turn: Turn = { began: Date.now() };
	turns.set(trigger, turn);
	const isMine = () => turns.get(trigger) === turn;
	try {
		return await pollOnce(this, settings, isMine);
	} finally {
		if (isMine()) turns.delete(trigger);
	}
}

/** @param isMine false once a later poll has begun, because this one took too long: what it has found is the other's */
async function pollOnce(
	context: IPollFunctions,
	settings: Settings,
	isMine: () => boolean,
): Promise<INodeExecutionData[][] | null> {
	const time = new PollTime(context);
	const stored = stateOf(context);
	if (stored.watermark === undefined) {
		const first = await beginState(context);
		if (isMine()) Object.assign(stored, first);
		return null;
	}
	const news = await findNews(context, stored);
	const draft = draftOf(stored);
	const { items, handled, unread } = await workOff(context, settings, news.due, draft, time);
	await wakeNoted(context, draft);
	const state = conclude(draft, news, handled);
	if (!isMine()) return null;
	warnOfUnread(context, unread);
	warnOfGap(context, stored.gap, state.gap);
	// Last: what fails before this is done again with the next poll, and loses nothing.
	Object.assign(stored, state);
	return items.length > 0 ? [items] : null;
}

/** For "Fetch Test Event" in the editor: the newest document that the events and filters fit, remembered by nothing. */
async function sample(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][] | null> {
	let failure: Error | undefined;
	for (const list of SAMPLES) {
		const { entries } = await readNewest(context, list, SAMPLE_SIZE);
		for (const entry of entries) {
			const { document, failure: odd } = await readInFull(context, entry, LONGEST_READING_MS);
			failure ??= odd;
			if (!document) continue;
			const everything = { since: new Date(0).toISOString(), signed: {}, closed: {} };
			const event = askedFor(settings, document, findChanges(document, everything)).pop();
			if (!event) continue;
			const { status } = document;
			return [[await toItem(context, event, settings.options, document, { status })]];
		}
	}
	if (failure) throw failure;
	return null;
}
