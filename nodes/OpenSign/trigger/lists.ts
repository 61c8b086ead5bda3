/** Reading OpenSign's lists of documents, as much as a poll needs of them: ids and dates, whatever else is odd. */
import type { IPollFunctions } from 'n8n-workflow';

import { within } from '../core/within';
import { datesOf, idOf, OddAnswer, record } from '../opensign/answers/read';
import { documentList, LARGEST_PAGE, readPage } from '../opensign/list';

/** OpenSign keeps a list for each status. */
export type ListName = 'inprogress' | 'completed' | 'declined' | 'expired';

/** What a list says of a document. */
export interface Listed {
	objectId: string;
	list: ListName;
	createdAt?: string;
	/** Nothing where it is missing, or no date. */
	updatedAt?: string;
}

export interface Reading {
	entries: Listed[];
	/** The first entry that was not to be read any more, where reading came to one. */
	end?: Listed;
	/** Why there may be documents that were not seen, for people; nothing where there are none. */
	gap?: string;
}

/** Entries that a page shares with the one before, so that one that leaves the list meanwhile costs none behind it. */
const SHARED = 20;
/** How often a list that changes faster than it can be read is begun anew. */
const MOST_STARTS = 3;
/** Milliseconds that a page may take: n8n gives up a poll after five minutes. */
const LONGEST_MS = 90_000;

/** The newest entries of a list. */
export async function readNewest(
	context: IPollFunctions,
	list: ListName,
	limit = LARGEST_PAGE,
): Promise<Reading> {
	const { entries, odd } = await readListed(context, list, 0, limit);
	return { entries, gap: odd };
}

/** All entries of a list, newest change first. */
export const readAll = async (context: IPollFunctions, list: ListName): Promise<Reading> =>
	await readUntil(context, list, () => false);

/**
 * The entries of a list, newest change first, up to the first that `ends` is true of. An entry that leaves the list
 * while it is read moves all behind it forward: pages therefore overlap, and when they no longer do, reading begins anew.
 * It does so, too, when a page brings nothing new: of a list that does not know `skip`, what came is given.
 */
export async function readUntil(
	context: IPollFunctions,
	list: ListName,
	ends: (entry: Listed) => boolean,
): Promise<Reading> {
	let reading = await readOnce(context, list, ends);
	for (let starts = 1; reading.torn && starts < MOST_STARTS; starts++) {
		reading = await readOnce(context, list, ends);
	}
	return reading;
}

interface Attempt extends Reading {
	/** Whether two pages did not follow on one another, so that there may be entries between them that were not read. */
	torn: boolean;
}

async function readOnce(
	context: IPollFunctions,
	list: ListName,
	ends: (entry: Listed) => boolean,
): Promise<Attempt> {
	const found = new Map<string, Listed>();
	let gap: string | undefined;
	for (let skip = 0; ; skip += LARGEST_PAGE - SHARED) {
		const { entries, odd, isLast } = await readListed(context, list, skip, LARGEST_PAGE);
		gap ??= odd;
		const known = found.size;
		const overlaps = entries.some(({ objectId }) => found.has(objectId));
		const end = entries.find(ends);
		const wanted = end ? entries.slice(0, entries.indexOf(end)) : entries;
		for (const entry of wanted) {
			if (!found.has(entry.objectId)) found.set(entry.objectId, entry);
		}
		const isAside = skip > 0 && entries.length > 0 && !overlaps;
		const isStuck = skip > 0 && found.size === known && !isLast && !end;
		if (isAside || isStuck) {
			const torn = `the pages of the list ${list} do not follow on one another`;
			return { entries: [...found.values()], end, gap: gap ?? torn, torn: true };
		}
		if (end || isLast) return { entries: [...found.values()], end, gap, torn: false };
	}
}

interface Page {
	entries: Listed[];
	/** What is odd about the first of those that cannot be told from others; nothing where there are none. */
	odd?: string;
	isLast: boolean;
}

/** A part of a list. An odd entry is left out of it, and does not cost the others. */
async function readListed(
	context: IPollFunctions,
	list: ListName,
	skip: number,
	limit: number,
): Promise<Page> {
	const read = (value: unknown, place: string) => readEntry(list, value, place);
	const page = await within(
		LONGEST_MS,
		readPage(context, { ...documentList(list), read }, { skip, limit }),
		`OpenSign's answer about the list of documents takes longer than ${LONGEST_MS / 1000} seconds.`,
	);
	const odd = page.find((entry) => entry instanceof OddAnswer);
	return {
		entries: page.filter(isListed),
		odd: odd && `in the list ${list}, ${odd.message}`,
		isLast: page.length < limit,
	};
}

const isListed = (entry: Listed | OddAnswer): entry is Listed => !(entry instanceof OddAnswer);

function readEntry(list: ListName, value: unknown, place: string): Listed | OddAnswer {
	try {
		const answer = record(value, place);
		return { objectId: idOf(answer, place), list, ...datesOf(answer) };
	} catch (error) {
		if (error instanceof OddAnswer) return error;
		const fault = error as Error;
		throw fault;
	}
}
