import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { request } from './request';

/** OpenSign gives no more than this at once. */
const PAGE = 500;

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
	for (let skip = 0; ; skip += PAGE) {
		const { result } = await request<{ result: T[] }>(context, {
			method: 'GET',
			path,
			qs: { ...qs, limit: PAGE, skip },
			itemIndex: i,
		});
		for (const entry of result) {
			if (ends(entry)) return [...found.values()];
			if (matches(entry) && !found.has(entry.objectId)) found.set(entry.objectId, entry);
			if (found.size === limit) return [...found.values()];
		}
		if (result.length < PAGE) return [...found.values()];
	}
}
