/** Documents whose events are not out yet: what is noted of them, and when they are tried again. */
import { timeSince } from './dates';
import type { Listed } from './lists';
import type { Draft, Unfinished } from './statusState';

const MINUTE_MS = 60_000;
/** Tries one poll after the other; from then on the time between two doubles. */
const FREQUENT_TRIES = 3;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** When it is believed that there is no such document: a list has named it, after all. */
const GONE_AFTER_MS = 60 * MINUTE_MS;
const GONE_AFTER_TRIES = 4;
/** Letters of what was wrong that are kept. */
const LONGEST_WHY = 200;

/** Those that are to be tried again now, those that wait longest first. */
export function dueAgain({ unfinished }: Draft): Listed[] {
	const now = Date.now();
	return Object.entries(unfinished)
		.filter(([, { next }]) => next <= now || next > now + LONGEST_WAIT_MS)
		.sort(([, one], [, other]) => one.next - other.next)
		.map(([objectId, { list }]) => ({ objectId, list }));
}

/** Puts a document off whose turn has not come. */
export function postpone({ unfinished }: Draft, entry: Listed): void {
	unfinished[entry.objectId] ??= begin(entry);
}

/**
 * Puts a document off that could not be read. It is tried again for as long as it is there.
 *
 * @returns whether nobody has been told yet
 */
export function putOffUnread({ unfinished }: Draft, entry: Listed, why: string): boolean {
	const { objectId: id } = entry;
	const isTold = unfinished[id]?.isTold ?? false;
	unfinished[id] = { ...afterTry(unfinished[id] ?? begin(entry), entry, why), isTold: true };
	return !isTold;
}

/** Puts a document off whose files could not be had: until the next poll, since events wait for them. */
export function putOffFiles({ unfinished }: Draft, entry: Listed, why: string): void {
	const before = unfinished[entry.objectId] ?? begin(entry);
	const note = { list: entry.list, files: before.files + 1, next: 0, why: shorten(why) };
	unfinished[entry.objectId] = { ...before, ...note };
}

/** Notes that OpenSign knows no such document. It is asked again for a while. */
export function noteMissing({ unfinished }: Draft, entry: Listed): void {
	const { objectId: id } = entry;
	const note = afterTry(unfinished[id] ?? begin(entry), entry, 'There is no such document.');
	unfinished[id] = note;
	const isGone = note.tries >= GONE_AFTER_TRIES && timeSince(note.since) >= GONE_AFTER_MS;
	if (isGone) delete unfinished[id];
}

export function finish({ unfinished }: Draft, { objectId }: Listed): void {
	delete unfinished[objectId];
}

const begin = ({ list }: Listed): Unfinished => ({
	list,
	since: Date.now(),
	tries: 0,
	files: 0,
	next: 0,
	why: '',
	isTold: false,
});

function afterTry(before: Unfinished, { list }: Listed, why: string): Unfinished {
	const tries = before.tries + 1;
	const doubled = MINUTE_MS * 2 ** (tries - FREQUENT_TRIES);
	const wait = tries <= FREQUENT_TRIES ? 0 : Math.min(doubled, LONGEST_WAIT_MS);
	return { ...before, list, tries, next: Date.now() + wait, why: shorten(why) };
}

const shorten = (why: string) => why.slice(0, LONGEST_WHY);
