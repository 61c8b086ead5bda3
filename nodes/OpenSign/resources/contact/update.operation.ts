import type { IDataObject } from 'n8n-workflow';

import { email, variants } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { contactChanges, contactInput } from '../../inputs/contact';
import { toPerson } from '../../inputs/person';
import { NOTHING_TO_CHANGE } from '../../inputs/updateFields';
import { updateByEmail, updateContact } from '../../opensign/contacts';

const contactBy = variants('findBy', {
	displayName: 'Find By',
	default: 'contact',
	description: 'How the contact is found',
	variants: {
		contact: {
			name: 'Contact',
			description: 'Picked from the list, or by ID',
			inputs: { contactId: contactInput },
		},
		email: {
			name: 'Email',
			description: 'By the address; on OpenSign’s hosted service only',
			inputs: {
				address: email('currentEmail', {
					displayName: 'Current Email',
					required: true,
					placeholder: 'name@email.com',
					description: 'Address that the contact has now',
				}),
			},
		},
	},
});

export const update = checkedOperation({
	name: 'Update',
	action: 'Update a contact',
	description: 'Change a person of the contact book, found by the list, by ID or by address',
	routes: ['PUT /contact/{contact_id}', 'PUT /contact-by-email/{email}'],
	inputs: { by: contactBy, changes: contactChanges },
	async check({ by, changes }, _call, problems) {
		const body: IDataObject = toPerson({ ...changes });
		if (changes && Object.keys(body).length === 0) problems.add(NOTHING_TO_CHANGE);
		return by && { by, body };
	},
	async execute({ by, body }, { context, i }) {
		if (by.kind === 'contact') {
			const { contactId } = by;
			await updateContact(context, i, contactId, body);
			return { json: { contactId, updated: true } };
		}
		const { id: contactId, email: address } = await updateByEmail(context, i, by.address, body);
		return { json: { contactId, email: address, updated: true } };
	},
});
