import { operation } from '../../core/registry';
import { contactInput } from '../../inputs/contact';
import { requestById } from '../../opensign/byId';
import { toContact } from '../../opensign/output';
import type { Contact } from '../../opensign/shapes';

export const get = operation({
	name: 'Get',
	action: 'Get a contact',
	description: 'Get a person of the contact book. Changes nothing.',
	routes: ['GET /contact/{contact_id}'],
	inputs: { contactId: contactInput },
	async execute({ contactId }, { context, i }) {
		const contact = await requestById<Contact>(context, i, {
			method: 'GET',
			thing: 'contact',
			id: contactId,
		});
		return { json: toContact(contact) };
	},
});
