import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { contactInput } from '../../inputs/contact';
import { getContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';

export const get = operation({
	name: 'Get',
	action: 'Get a contact',
	description: 'Get a person of the contact book. Changes nothing.',
	routes: ['GET /contact/{contact_id}'],
	many: manyReads,
	inputs: { contactId: contactInput },
	async execute({ contactId }, { context, i }) {
		const contact = await getContact(context, i, contactId);
		return { json: toContact(contact) };
	},
});
