import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { sameAddress } from './address';
import { readChange } from './answers/change';
import { readContact, type Contact } from './answers/contact';
import { idOf, isId, record } from './answers/read';
import { requestById } from './byId';
import { hasNoReason } from './explain';
import { CONTACTS, readList } from './list';
import { hasStatus, request } from './request';

/** What OpenSign says instead of a new contact when it knows the address: a conflict, with the contact's id in it. */
export type Created =
	| { contact: Contact; existing?: undefined }
	| { contact?: undefined; existing: { id: string; email: string } };

/**
 * Makes a contact. A 401 here is "Contact already exists!" and not a refused token (that is 405). An address that is
 * known in another letter case is refused without a reason: it is looked for then.
 *
 * @returns the contact, or the one that has the address already, with the address in OpenSign's own spelling
 * @throws NodeApiError when OpenSign refuses for another reason
 */
export async function createContact(
	context: IExecuteFunctions,
	i: number,
	body: IDataObject & { email: string },
): Promise<Created> {
	try {
		return await request<Created>(context, {
			method: 'POST',
			path: '/createcontact',
			body,
			about: `the new contact ${body.email}`,
			read: (answer, status) =>
				status === 401
					? { existing: { id: idOf(record(answer)), email: body.email } }
					: { contact: readContact(answer) },
			itemIndex: i,
			creates: 'contact',
			accept: (status, answer) => status === 401 && isId((answer as IDataObject | null)?.objectId),
		});
	} catch (error) {
		const failure = error as Error;
		const mayBeKnown = hasStatus(failure, 400) && hasNoReason(failure);
		const known = mayBeKnown ? await findContact(context, i, body.email) : undefined;
		if (known === undefined) throw failure;
		return { existing: { id: known.objectId, email: known.email ?? body.email } };
	}
}

/** The contact with this address in any letter case; nothing where there is none. */
export async function findContact(
	context: IExecuteFunctions,
	i: number,
	address: string,
): Promise<Contact | undefined> {
	const [found] = await readList(context, i, {
		...CONTACTS,
		limit: 1,
		matches: ({ email }) => sameAddress(email, address),
	});
	return found;
}

export async function getContact(
	context: IExecuteFunctions,
	i: number,
	id: string,
): Promise<Contact> {
	return await requestById(context, i, {
		thing: 'contact',
		id,
		method: 'GET',
		read: (answer) => readContact(answer),
	});
}

export async function updateContact(
	context: IExecuteFunctions,
	i: number,
	id: string,
	body: IDataObject,
): Promise<void> {
	const about = 'changing the contact';
	await requestById(context, i, {
		thing: 'contact',
		id,
		method: 'PUT',
		body,
		about,
		read: readChange,
	});
}

/**
 * Changes the contact with this address, in any letter case.
 *
 * @returns its id, and its address in OpenSign's own spelling
 * @throws NodeApiError that names the address when nobody has it
 */
export async function updateByEmail(
	context: IExecuteFunctions,
	i: number,
	address: string,
	body: IDataObject,
): Promise<{ id: string; email: string }> {
	try {
		return { id: await putByEmail(context, i, address, body), email: address };
	} catch (error) {
		const failure = error as Error;
		if (!hasStatus(failure, 404)) throw failure;
		const known = await findContact(context, i, address);
		if (known?.email === undefined || known.email === address) throw failure;
		return { id: await putByEmail(context, i, known.email, body), email: known.email };
	}
}

const putByEmail = async (
	context: IExecuteFunctions,
	i: number,
	address: string,
	body: IDataObject,
): Promise<string> =>
	await request(context, {
		method: 'PUT',
		path: `/contact-by-email/${encodeURIComponent(address)}`,
		body,
		about: `changing the contact ${address}`,
		read: (answer) => idOf(record(answer)),
		itemIndex: i,
		explain: (status) => (status === 404 ? notFound(address) : undefined),
	});

const notFound = (address: string) => ({
	message: `There is no contact with the address '${address}'.`,
	description: 'Create or Update makes one.',
});
