import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { contains } from '../core/contains';
import {
	CONTACTS,
	documentList,
	FOLDERS,
	readPage,
	STATUS_OF,
	TEMPLATES,
	type DocumentList,
	type ListOf,
} from '../opensign/list';
import type { Contact, Folder, OpenSignDocument, Template } from '../opensign/shapes';

/** Entries per request; OpenSign gives 500 at most. */
const PAGE = 100;
/** Requests per search, so that typing a rare word in a large account does not take for ever. */
const PAGES_PER_SEARCH = 5;

/** Where to go on in the lists. */
interface Place {
	list: number;
	skip: number;
	/** The id that the page before began with; empty at a list's beginning. */
	before: string;
}

/**
 * Entries of one or more of OpenSign's lists, one list after the other. OpenSign cannot search, so names are compared
 * here, page by page until something fits.
 *
 * @param token where an earlier page ended: `list:skip:before`
 */
async function search<T extends { objectId: string }>(
	context: ILoadOptionsFunctions,
	lists: Array<ListOf<T>>,
	toItem: (entry: T, list: number) => INodeListSearchItems,
	filter = '',
	token = '0:0',
): Promise<INodeListSearchResult> {
	let place = readToken(token);
	for (let page = 0; page < PAGES_PER_SEARCH && place.list < lists.length; page++) {
		const { list, skip, before } = place;
		const entries = await readPage(context, lists[list], { limit: PAGE, skip });
		const first = entries[0]?.objectId ?? '';
		// A list that does not know `skip` ends here: it would begin anew for ever.
		const isRepeated = first !== '' && first === before;
		const isLast = isRepeated || entries.length < PAGE;
		place = isLast
			? { list: list + 1, skip: 0, before: '' }
			: { list, skip: skip + PAGE, before: first };
		const fresh = isRepeated ? [] : entries;
		const results = fresh
			.map((entry) => toItem(entry, list))
			.filter(({ name }) => contains(name, filter));
		if (results.length > 0) return toResult(results, place, lists.length);
	}
	return toResult([], place, lists.length);
}

function readToken(token: string): Place {
	const [list, skip, before = ''] = token.split(':');
	return { list: Number(list), skip: Number(skip), before };
}

function toResult(
	results: INodeListSearchItems[],
	{ list, skip, before }: Place,
	count: number,
): INodeListSearchResult {
	if (list >= count) return { results };
	const paginationToken = [list, skip, ...(before ? [before] : [])].join(':');
	return { results, paginationToken };
}

/** How a thing is called in a list: what has no name is told by its id. */
const toItem = (name: string | undefined, value: string): INodeListSearchItems => ({
	name: name || value,
	value,
});

/** The account's templates, newest change first. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const describe = ({ title, objectId }: Template) => toItem(title, objectId);
	return await search(this, [TEMPLATES], describe, filter, token);
}

/** In progress first: those are what there is most to do with. */
const LISTS: DocumentList[] = ['inprogress', 'completed', 'declined', 'expired', 'draft'];

/** What tells documents of one title apart: `in progress, 2026-11-27`. */
const aboutDocument = (list: DocumentList, createdAt = '') =>
	[STATUS_OF[list].replace('-', ' '), createdAt.slice(0, DAY)].filter(Boolean).join(', ');

/** How much of an ISO date is the day. */
const DAY = 10;

/** The account's documents: those in progress first, newest change first in each status. */
export async function searchDocuments(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const describe = ({ title, objectId, createdAt }: OpenSignDocument, list: number) =>
		toItem(`${title || objectId} (${aboutDocument(LISTS[list], createdAt)})`, objectId);
	return await search(this, LISTS.map(documentList), describe, filter, token);
}

/** The contact book, by name and address. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const describe = ({ name, email, objectId }: Contact) =>
		toItem([name, email && `<${email}>`].filter(Boolean).join(' '), objectId);
	return await search(this, [CONTACTS], describe, filter, token);
}

/** The folders of OpenSign Drive. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const describe = ({ folderName, objectId }: Folder) => toItem(folderName, objectId);
	return await search(this, [FOLDERS], describe, filter, token);
}
