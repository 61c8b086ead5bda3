import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

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
 * the second time.
 */
export async function readList<T extends { objectId: string }>(
	context: IExecuteFunctions,
	i: number,
	{ qs, limit, matches = () => true, ends = () => false, ...list }: Wanted<T>,
): Promise<T[]> {
	const found = new Map<string, T>();
	for (let skip = 0; ; skip += LARGEST_PAGE) {
		const page = await readPage(context, list, { skip, limit: LARGEST_PAGE, itemIndex: i, qs });
		for (const entry of page) {
			if (ends(entry)) return [...found.values()];
			if (matches(entry) && !found.has(entry.objectId)) found.set(entry.objectId, entry);
			if (found.size === limit) return [...found.values()];
		}
		const isLast = page.length < LARGEST_PAGE;
		if (isLast) return [...found.values()];
	}
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
