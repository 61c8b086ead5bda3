import type { Operation } from '../../core/registry';
import { newContactFields, readNewContact } from '../../inputs/contact';
import { createContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';
import { requestById } from '../../opensign/byId';
import type { Contact } from '../../opensign/shapes';

export const upsert: Operation = {
	name: 'Create or Update',
	action: 'Create or update a contact',
	description:
		'Create a new record, or update the current one if it already exists (upsert). Contacts are told apart by their address.',
	routes: ['POST /createcontact', 'PUT /contact/{contact_id}'],
	fields: newContactFields,
	async execute(i) {
		const body = readNewContact(this, i);
		const { contact, existingId } = await createContact(this, i, body);
		if (contact) return { json: { ...toContact(contact), created: true } };
		await requestById(this, i, { thing: 'contact', id: existingId, method: 'PUT', body });
		return {
			json: {
				...toContact(
					await requestById<Contact>(this, i, { thing: 'contact', id: existingId, method: 'GET' }),
				),
				created: false,
			},
		};
	},
};
