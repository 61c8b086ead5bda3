import { operation } from '../../core/registry';
import { newContactInputs, toNewContact } from '../../inputs/contact';
import { requestById } from '../../opensign/byId';
import { createContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';
import type { Contact } from '../../opensign/shapes';

export const upsert = operation({
	name: 'Create or Update',
	action: 'Create or update a contact',
	description:
		'Create a new record, or update the current one if it already exists (upsert). Contacts are told apart by their address.',
	routes: ['POST /createcontact', 'PUT /contact/{contact_id}'],
	inputs: newContactInputs,
	async execute(entered, { context, i }) {
		const body = toNewContact(entered);
		const { contact, existingId } = await createContact(context, i, body);
		if (contact) return { json: { ...toContact(contact), created: true } };
		const existing = { thing: 'contact', id: existingId } as const;
		await requestById(context, i, { method: 'PUT', ...existing, body });
		const changed = await requestById<Contact>(context, i, { method: 'GET', ...existing });
		return { json: { ...toContact(changed), created: false } };
	},
});
