import { NodeOperationError } from 'n8n-workflow';

import { operation } from '../../core/registry';
import { newContactInputs, toNewContact } from '../../inputs/contact';
import { createContact, getContact } from '../../opensign/contacts';
import { toContact } from '../../opensign/output';
import { madeSince } from '../../opensign/secondTry';

export const create = operation({
	name: 'Create',
	action: 'Create a contact',
	description: 'Add a person to the contact book. Fails if the address is in it already.',
	routes: ['POST /createcontact'],
	inputs: newContactInputs,
	async execute(entered, { context, i, triedAt }) {
		const body = toNewContact(entered);
		const { contact, existing } = await createContact(context, i, body);
		if (contact) return { json: toContact(contact) };
		const known = triedAt === undefined ? undefined : await getContact(context, i, existing.id);
		if (known && madeSince(triedAt, known.createdAt)) return { json: toContact(known) };
		throw new NodeOperationError(
			context.getNode(),
			`There is a contact with the address '${existing.email}' already (${existing.id}).`,
			{ itemIndex: i, description: 'Use Create or Update to change it instead.' },
		);
	},
});
