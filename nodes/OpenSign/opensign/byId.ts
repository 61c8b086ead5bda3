import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Content } from '../core/content';
import { readChange, type Change } from './answers/change';
import type { Explanation } from './explain';
import { request, type Context } from './request';

type Thing = 'document' | 'template' | 'contact' | 'folder';

export interface CallById<T = unknown> {
	thing: Thing;
	id: string;
	/** What the answer says, in the shape that is used. */
	read: (answer: unknown) => T;
	method: IHttpRequestMethods;
	/** The path's first part, where it is not the thing's name: `/formdata/{id}` is about a document. */
	route?: string;
	body?: IDataObject;
	/** A PDF that goes with the body. */
	file?: Content;
	/** What the answer is about, where it is not the thing itself. */
	about?: string;
}

/**
 * A request about one document, template, contact or folder.
 *
 * @param i index of the input item, for errors
 * @returns what OpenSign's answer says
 * @throws NodeApiError; it names the id when there is no such thing
 */
export async function requestById<T>(
	context: Context,
	i: number,
	{ thing, id, method, read, route = thing, body, file, about = `the ${thing}` }: CallById<T>,
): Promise<T> {
	return await request(context, {
		method,
		about: `${about} ${id}`,
		read,
		path: `/${route}/${encodeURIComponent(id)}`,
		body,
		file,
		itemIndex: i,
		explain: (status, text) => explain(thing, id, status, text),
	});
}

/** Deletes one of them. */
export async function deleteById(
	context: Context,
	i: number,
	thing: Thing,
	id: string,
): Promise<Change> {
	const about = `deleting the ${thing}`;
	return await requestById(context, i, { thing, id, method: 'DELETE', about, read: readChange });
}

/** What to do about a folder that is not empty. */
export const EMPTY_IT_FIRST = 'Move or delete the documents and folders in it first.';

const NONE = 'There is no';

/** What OpenSign's answer means for this thing; nothing where it means the same for all. */
function explain(thing: Thing, id: string, status: number, text: string): Explanation | undefined {
	if (status === 404 && isNotFound(thing, text)) {
		const separate = thing === 'document' ? 'have separate documents' : 'are separate';
		return {
			message: `${NONE} ${thing} with the ID '${id}'.`,
			description: `It was deleted, or belongs to another environment: Live, Live – EU and Sandbox ${separate}.`,
		};
	}
	if (thing === 'folder' && /folder is not empty/i.test(text)) {
		return {
			message: `The folder '${id}' is not empty, so it was not deleted.`,
			description: EMPTY_IT_FIRST,
		};
	}
	return undefined;
}

/** Whether an error says that there is no such thing, in OpenSign's own word. */
export const saysNone = ({ message }: Error) => message.startsWith(NONE);

/** Of a document it can also say "user not found", for example, which is about somebody else. */
const isNotFound = (thing: Thing, text: string) =>
	thing === 'document' ? /document not found/i.test(text) : /not found/i.test(text);
