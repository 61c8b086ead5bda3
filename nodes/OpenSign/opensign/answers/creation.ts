import type { IDataObject } from 'n8n-workflow';

import { isId, list, OddAnswer, record, textOf } from './read';

/** A signer's own link. */
export interface SigningLink {
	email: string;
	/** Nothing where OpenSign names the signer without a link. */
	url?: string;
}

/** The answer to every create: only the id is needed, all else must not hide that something was made. */
export interface CreateAnswer {
	id: string;
	/** The link to what was made, where there is one. */
	url?: string;
	/** The answer as it came. */
	raw: IDataObject;
}

/** The id of what a create has made: the specification says document_id or template_id where the server says objectId. */
export function readCreation(value: unknown): CreateAnswer {
	const answer = record(value);
	const ids = [answer.objectId, answer.document_id, answer.template_id];
	const id = ids.find(isId);
	if (id === undefined) throw new OddAnswer('it does not name the ID of what was made');
	const url = textOf(answer.url) ?? textOf(answer.public_url);
	return { id, url, raw: answer as IDataObject };
}

/** The signers' links, in an answer that has any. Who has no address cannot be told from others. */
export const readSigningLinks = (value: unknown): SigningLink[] =>
	list(record(value).signurl, 'signurl', (entry, place) => {
		const { email, url } = record(entry, place);
		if (typeof email === 'string' && email !== '') return { email, url: textOf(url) };
		throw new OddAnswer(`${place} names no address`);
	});
