/** Reading OpenSign's lists of documents, and documents one by one, as much as a poll needs of them. */
import type { IPollFunctions } from 'n8n-workflow';

import { getDocument } from '../opensign/documents';
import { documentList, LARGEST_PAGE, readPage, STATUS_OF } from '../opensign/list';
import { hasStatus } from '../opensign/request';
import type { OpenSignDocument } from '../opensign/shapes';

/** OpenSign keeps a list for each status. */
export type ListName = 'inprogress' | 'completed' | 'declined' | 'expired';

/** Entries that a page shares with the one before, so that one that leaves the list meanwhile costs none behind it. */
const SHARED = 20;
/** How often a list that changes faster than it can be read is begun anew. */
const MOST_STARTS = 3;
/** Documents that are read in full at the same time. */
const AT_ONCE = 5;

/** The newest entries of a list, without their audit trails. */
export async function readNewest(
	context: IPollFunctions,
	list: ListName,
	limit = LARGEST_PAGE,
): Promise<OpenSignDocument[]> {
	return await readListed(context, list, { skip: 0, limit });
}

/** All entries of a list, newest change first. */
export async function readAll(
	context: IPollFunctions,
	list: ListName,
): Promise<OpenSignDocument[]> {
	return await readUntil(context, list, () => false);
}

/**
 * The entries of a list, newest change first, up to the first that `ends` is true of. An entry that leaves the list
 * while it is read moves all behind it forward: pages therefore overlap, and when they no longer do, reading begins anew.
 */
export async function readUntil(
	context: IPollFunctions,
	list: ListName,
	ends: (entry: OpenSignDocument) => boolean,
): Promise<OpenSignDocument[]> {
	let reading = await readOnce(context, list, ends);
	for (let starts = 1; reading.torn && starts < MOST_STARTS; starts++) {
		reading = await readOnce(context, list, ends);
	}
	return reading.entries;
}

/** The documents with their audit trails; those deleted meanwhile are left out. */
export async function readInFull(
	context: IPollFunctions,
	entries: OpenSignDocument[],
): Promise<OpenSignDocument[]> {
	const documents: OpenSignDocument[] = [];
	for (let first = 0; first < entries.length; first += AT_ONCE) {
		const some = entries.slice(first, first + AT_ONCE);
		const read = await Promise.all(some.map(async (entry) => await readIfThere(context, entry)));
		documents.push(...read.filter((document) => document !== undefined));
	}
	return documents;
}

interface Reading {
	entries: OpenSignDocument[];
	/** Whether two pages did not overlap, so that there may be entries between them that were not read. */
	torn: boolean;
}

async function readOnce(
	context: IPollFunctions,
	list: ListName,
	ends: (entry: OpenSignDocument) => boolean,
): Promise<Reading> {
	const found = new Map<string, OpenSignDocument>();
	const result = (torn: boolean): Reading => ({ entries: [...found.values()], torn });
	for (let skip = 0; ; skip += LARGEST_PAGE - SHARED) {
		const page = await readListed(context, list, {
			skip,
			limit: LARGEST_PAGE,
		});
		const overlaps = page.some(({ objectId }) => found.has(objectId));
		const torn = skip > 0 && page.length > 0 && !overlaps;
		for (const entry of page) {
			if (ends(entry)) return result(false);
			if (!found.has(entry.objectId)) found.set(entry.objectId, entry);
		}
		if (torn) return result(true);
		const isLast = page.length < LARGEST_PAGE;
		if (isLast) return result(false);
	}
}

async function readIfThere(
	context: IPollFunctions,
	{ objectId, status: listed }: OpenSignDocument,
): Promise<OpenSignDocument | undefined> {
	try {
		const document = await getDocument(context, 0, objectId);
		// Old servers tell a document's status by the list that it is in only.
		return { ...document, status: document.status ?? listed };
	} catch (error) {
		const failure = error as Error;
		if (hasStatus(failure, 404)) return undefined;
		throw failure;
	}
}

/** A part of a list; its name is the status of all in it, which they do not say themselves. */
async function readListed(
	context: IPollFunctions,
	list: ListName,
	page: Parameters<typeof readPage>[2],
): Promise<OpenSignDocument[]> {
	const documents = await readPage(context, documentList(list), page);
	return documents.map((document) => ({ ...document, status: STATUS_OF[list] }));
}
