import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { request } from '../transport/request';
import type { Template } from '../types/opensign';

/** Entries per request; OpenSign gives 500 at most. */
const PAGE = 100;
/** Requests per search, so that typing a rare word in a large account does not take for ever. */
const PAGES_PER_SEARCH = 5;

/**
 * The account's templates, newest change first. OpenSign cannot search, so titles are compared here, page by page
 * until something fits.
 *
 * @param paginationToken how many templates earlier pages have shown
 */
export async function searchTemplates(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	const wanted = filter?.trim().toLowerCase() ?? '';
	let skip = Number(paginationToken ?? 0);
	for (let page = 0; page < PAGES_PER_SEARCH; page++) {
		const { result } = await request<{ result: Template[] } & IDataObject>(this, { method: 'GET', path: '/templatelist', qs: { limit: PAGE, skip } });
		skip += result.length;
		const more = result.length === PAGE;
		const results = result.filter(({ title }) => title.toLowerCase().includes(wanted)).map(({ title, objectId }) => ({ name: title, value: objectId }));
		if (results.length > 0 || !more) return { results, ...(more ? { paginationToken: String(skip) } : {}) };
	}
	return { results: [], paginationToken: String(skip) };
}
