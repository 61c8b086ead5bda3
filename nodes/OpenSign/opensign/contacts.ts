import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { request } from './request';
import type { Contact } from './shapes';

/** What OpenSign says instead of a new contact when it knows the address: a conflict, with the contact's id in it. */
export type Created =
	{ contact: Contact; existingId?: undefined } | { contact?: undefined; existingId: string };

/**
 * Makes a contact. A 401 here is "Contact already exists!" and not a refused token (that is 405).
 *
 * @returns the contact, or the id of the one that has the address already
 * @throws NodeApiError when OpenSign refuses for another reason
 */
export async function createContact(
	context: IExecuteFunctions,
	i: number,
	body: IDataObject,
): Promise<Created> {
	const answer = await request<Contact & { error?: string }>(context, {
		method: 'POST',
		path: '/createcontact',
		body,
		itemIndex: i,
		accept: (status, { objectId }) => status === 401 && typeof objectId === 'string',
	});
	return answer.error ? { existingId: answer.objectId } : { contact: answer };
}
