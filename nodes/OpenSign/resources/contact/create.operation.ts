import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { newContactFields, readNewContact } from '../../inputs/contact';
import { createContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';

export const create: Operation = {
	name: 'Create',
	action: 'Create a contact',
	description: 'Add a person to the contact book. Fails if the address is in it already.',
	routes: ['POST /createcontact'],
	fields: newContactFields,
	async execute(i) {
		const body = readNewContact(this, i);
		const { contact, existingId } = await createContact(this, i, body);
		if (contact) return { json: toContact(contact) };
		throw new NodeOperationError(
			this.getNode(),
			`There is a contact with the address '${body.email}' already (${existingId}).`,
			{ itemIndex: i, description: 'Use Create or Update to change it instead.' },
		);
	},
};
