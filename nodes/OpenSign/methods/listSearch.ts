import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { contains } from '../core/contains';
import { request } from '../opensign/request';
import type { Contact, Folder, OpenSignDocument, Template } from '../opensign/shapes';

/** Entries per request; OpenSign gives 500 at most. */
const PAGE = 100;
/** Requests per search, so that typing a rare word in a large account does not take for ever. */
const PAGES_PER_SEARCH = 5;

/**
 * Entries of one or more of OpenSign's lists, one list after the other. OpenSign cannot search, so names are compared
 * here, page by page until something fits.
 *
 * @param token where an earlier page ended: `list:skip`
 */
async function search<T>(
	context: ILoadOptionsFunctions,
	paths: string[],
	toItem: (entry: T) => INodeListSearchItems,
	filter = '',
	token = '0:0',
): Promise<INodeListSearchResult> {
	let [list, skip] = token.split(':').map(Number);
	for (let page = 0; page < PAGES_PER_SEARCH && list < paths.length; page++) {
		const { result } = await request<{ result: T[] } & IDataObject>(context, {
			method: 'GET',
			path: paths[list],
			qs: { limit: PAGE, skip },
		});
		[list, skip] = result.length === PAGE ? [list, skip + PAGE] : [list + 1, 0];
		const results = result.map(toItem).filter(({ name }) => contains(name, filter));
		if (results.length > 0)
			return { results, ...(list < paths.length ? { paginationToken: `${list}:${skip}` } : {}) };
	}
	return { results: [], ...(list < paths.length ? { paginationToken: `${list}:${skip}` } : {}) };
}

/** The account's templates, newest change first. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await search<Template>(
		this,
		['/templatelist'],
		({ title, objectId }) => ({ name: title, value: objectId }),
		filter,
		token,
	);
}

/** The account's documents: those in progress first, newest change first in each status. */
export async function searchDocuments(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const lists = ['inprogress', 'completed', 'declined', 'expired', 'draft'].map(
		(status) => `/documentlist/${status}`,
	);
	return await search<OpenSignDocument>(
		this,
		lists,
		({ title, objectId }) => ({ name: title, value: objectId }),
		filter,
		token,
	);
}

/** The contact book, by name and address. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await search<Contact>(
		this,
		['/contactlist'],
		({ name, email, objectId }) => ({ name: `${name} <${email}>`, value: objectId }),
		filter,
		token,
	);
}

/** The folders of OpenSign Drive. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await search<Folder>(
		this,
		['/folderlist'],
		({ folderName, objectId }) => ({ name: folderName, value: objectId }),
		filter,
		token,
	);
}
