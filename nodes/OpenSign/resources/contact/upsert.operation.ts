import { operation } from '../../core/registry';
import { newContactInputs, toNewContact } from '../../inputs/contact';
import { createContact, getContact, updateContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';

export const upsert = operation({
	name: 'Create or Update',
	action: 'Create or update a contact',
	description:
		'Create a new record, or update the current one if it already exists (upsert). Contacts are told apart by their address.',
	routes: ['POST /createcontact', 'PUT /contact/{contact_id}'],
	inputs: newContactInputs,
	async execute(entered, { context, i }) {
		const body = toNewContact(entered);
		const { contact, existing } = await createContact(context, i, body);
		if (contact) return { json: { ...toContact(contact), created: true } };
		const { id, email } = existing;
		await updateContact(context, i, id, { ...body, email });
		return { json: { ...toContact(await getContact(context, i, id)), created: false } };
	},
});
