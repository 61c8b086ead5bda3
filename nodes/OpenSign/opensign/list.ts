import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { request, type Context } from './request';

/** Entries that OpenSign gives at once, at most. */
export const LARGEST_PAGE = 500;

interface Page {
	/** How many entries to leave out at the list's beginning. */
	skip: number;
	/** Entries, `LARGEST_PAGE` at most. */
	limit: number;
	/** Index of the input item, for errors. */
	itemIndex?: number;
	qs?: IDataObject;
}

interface List<T> {
	path: string;
	qs?: IDataObject;
	/** Most entries to give. */
	limit: number;
	/** Which entries to give; OpenSign cannot filter. */
	matches?: (entry: T) => boolean;
	/** True for the first entry from which on none can match any more, given the list's order. */
	ends?: (entry: T) => boolean;
}

/** A part of one of OpenSign's lists, newest change first. */
export async function readPage<T>(
	context: Context,
	path: string,
	{ skip, limit, itemIndex, qs }: Page,
): Promise<T[]> {
	const { result } = await request<{ result: T[] }>(context, {
		method: 'GET',
		path,
		qs: { ...qs, limit, skip },
		itemIndex,
	});
	return result;
}

/**
 * The entries of one of OpenSign's lists, newest change first, page by page and no further than needed.
 *
 * A document that changes between two pages moves to the front, so that another one is given twice: it is left out
 * the second time.
 */
export async function readList<T extends { objectId: string }>(
	context: IExecuteFunctions,
	i: number,
	{ path, qs, limit, matches = () => true, ends = () => false }: List<T>,
): Promise<T[]> {
	const found = new Map<string, T>();
	for (let skip = 0; ; skip += LARGEST_PAGE) {
		const page = await readPage<T>(context, path, { skip, limit: LARGEST_PAGE, itemIndex: i, qs });
		for (const entry of page) {
			if (ends(entry)) return [...found.values()];
			if (matches(entry) && !found.has(entry.objectId)) found.set(entry.objectId, entry);
			if (found.size === limit) return [...found.values()];
		}
		const isLast = page.length < LARGEST_PAGE;
		if (isLast) return [...found.values()];
	}
}
