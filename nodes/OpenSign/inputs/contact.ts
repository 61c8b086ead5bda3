import type { IDataObject } from 'n8n-workflow';

import { email, options, text } from '../core/inputs';
import { locator } from './locator';
import { personDetails, toPerson } from './person';
import { updateFields } from './updateFields';

/** Names a contact. */
export const contactInput = locator({
	displayName: 'Contact',
	name: 'contactId',
	description: 'The contact of the contact book',
	searchListMethod: 'searchContacts',
	required: true,
});

const NAME = { displayName: 'Name', placeholder: 'e.g. Anna Example' };
const EMAIL = { displayName: 'Email', placeholder: 'name@email.com' };

/** What a new contact is made of. */
export const newContactInputs = {
	name: text('name', { ...NAME, required: true, description: 'Full name of the contact' }),
	email: email('email', {
		...EMAIL,
		required: true,
		description: 'Address of the contact, different from all others in the contact book',
	}),
	details: options(
		'details',
		{ displayName: 'Additional Fields', placeholder: 'Add Field' },
		personDetails,
	),
};

/** What can be changed of a contact, by the API's names. */
export const contactChanges = updateFields({
	...personDetails,
	email: email('email', {
		...EMAIL,
		description: 'Address that OpenSign mails the signing link to',
	}),
	name: text('name', {
		...NAME,
		description: 'Full name, as it is shown in the e-mail and in the document',
	}),
});

/** A new contact as OpenSign takes it, without what is empty. */
export function toNewContact(contact: {
	name: string;
	email: string;
	details: IDataObject;
}): IDataObject & { email: string } {
	const { name, email: address, details } = contact;
	return { ...toPerson({ name, ...details }), email: address };
}
