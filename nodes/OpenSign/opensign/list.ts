import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { readContact, type Contact } from './answers/contact';
import { readDocument, type OpenSignDocument } from './answers/document';
import { readFolder, type Folder } from './answers/folder';
import { readResult } from './answers/list';
import { readTemplate, type Template } from './answers/template';
import { request, type Context } from './request';

/** Entries that OpenSign gives at once, at most. */
export const LARGEST_PAGE = 500;

/** One of OpenSign's lists. */
export interface ListOf<T> {
	path: string;
	/** What is in it, for errors: "documents". */
	things: string;
	/** @param place how messages call the entry */
	read: (entry: unknown, place: string) => T;
}

interface Page {
	/** How many entries to leave out at the list's beginning. */
	skip: number;
	/** Entries, `LARGEST_PAGE` at most. */
	limit: number;
	/** Index of the input item, for errors. */
	itemIndex?: number;
	qs?: IDataObject;
}

interface Wanted<T> extends ListOf<T> {
	qs?: IDataObject;
	/** Most entries to give. */
	limit: number;
	/** Which entries to give; OpenSign cannot filter. */
	matches?: (entry: T) => boolean;
	/** True for the first entry from which on none can match any more, given the list's order. */
	ends?: (entry: T) => boolean;
	/** How many pages to ask for at the same time. */
	pagesAtOnce?: number;
	/** Whether a part of the list must not pass for all of it. */
	needsAll?: boolean;
}

/** A part of one of OpenSign's lists, newest change first. */
export async function readPage<T>(
	context: Context,
	{ path, things, read }: ListOf<T>,
	{ skip, limit, itemIndex, qs }: Page,
): Promise<T[]> {
	return await request(context, {
		method: 'GET',
		path,
		about: `the list of ${things}`,
		read: readResult(read),
		qs: { ...qs, limit, skip },
		itemIndex,
	});
}

/**
 * The entries of one of OpenSign's lists, newest change first, page by page and no further than needed.
 *
 * A document that changes between two pages moves to the front, so that another one is given twice: it is left out
 * the second time. A list that gives nothing new any more ends, however full its pages: it does not know `skip`. That
 * there must be more is said beside the output, or as an error where all was needed.
 */
export async function readList<T extends { objectId: string }>(
	context: IExecuteFunctions,
	i: number,
	{ matches = () => true, ends = () => false, needsAll = false, ...wanted }: Wanted<T>,
): Promise<T[]> {
	const { limit, things } = wanted;
	const seen = new Set<string>();
	const found: T[] = [];
	for await (const page of pagesOf(context, i, wanted)) {
		const known = seen.size;
		for (const entry of page) {
			if (ends(entry)) return found;
			if (matches(entry) && !seen.has(entry.objectId)) found.push(entry);
			seen.add(entry.objectId);
			if (found.length === limit) return found;
		}
		const isLast = page.length < LARGEST_PAGE;
		if (isLast) return found;
		if (seen.size === known) {
			sayIncomplete(context, i, things, seen.size, needsAll);
			return found;
		}
	}
	return found;
}

/** Pages of a list in their order, as long as somebody wants one. From the second on, the next are asked for meanwhile. */
async function* pagesOf<T>(
	context: IExecuteFunctions,
	i: number,
	{ qs, pagesAtOnce = 1, ...list }: Pick<Wanted<T>, keyof ListOf<T> | 'qs' | 'pagesAtOnce'>,
): AsyncGenerator<T[]> {
	let next = 0;
	const ask = async () => {
		const skip = LARGEST_PAGE * next++;
		return await readPage(context, list, { skip, limit: LARGEST_PAGE, itemIndex: i, qs });
	};
	// Most lists have one page.
	yield await ask();
	const asked: Array<Promise<T[]>> = [];
	// One more each time, so that a short list is not asked for much that it does not have.
	for (let ahead = 2; ; ahead++) {
		while (asked.length < Math.min(ahead, pagesAtOnce)) {
			const asking = ask();
			// What nobody waits for any more may fail.
			asking.catch(() => undefined);
			asked.push(asking);
		}
		yield await (asked.shift() as Promise<T[]>);
	}
}

/** @throws NodeApiError where nothing can be done with a part of the list */
function sayIncomplete(
	context: IExecuteFunctions,
	i: number,
	things: string,
	count: number,
	needsAll: boolean,
): void {
	const message = `OpenSign gives only the first ${count} of its list of ${things}: all further pages are the same.`;
	const description =
		'There may be more. A proxy between n8n and OpenSign may leave the query out of addresses, or this OpenSign is of a version that the node does not know.';
	if (needsAll) throw apiError(context.getNode(), i, message, description);
	context.addExecutionHints({ message: `${message} ${description}`, type: 'warning' });
}

/**
 * OpenSign's lists of documents, and the status of those in each, in the order in which a document goes through them: one
 * that moves on while they are read one after the other is in two of them rather than in none.
 */
export const STATUS_OF = {
	draft: 'draft',
	inprogress: 'in-progress',
	expired: 'expired',
	declined: 'declined',
	completed: 'completed',
} as const;
export type DocumentList = keyof typeof STATUS_OF;
export const DOCUMENT_LISTS = Object.keys(STATUS_OF) as DocumentList[];

/** OpenSign keeps a list for each status. */
export const documentList = (name: DocumentList): ListOf<OpenSignDocument> => ({
	path: `/documentlist/${name}`,
	things: 'documents',
	read: readDocument,
});

export const TEMPLATES: ListOf<Template> = {
	path: '/templatelist',
	things: 'templates',
	read: readTemplate,
};

export const CONTACTS: ListOf<Contact> = {
	path: '/contactlist',
	things: 'contacts',
	read: readContact,
};

export const FOLDERS: ListOf<Folder> = {
	path: '/folderlist',
	things: 'folders',
	read: readFolder,
};
