import type { Operation } from '../../core/registry';
import { contactField, readContactId, toContact } from '../../inputs/contact';
import { thingRequest } from '../../opensign/folders';
import type { Contact } from '../../opensign/shapes';

export const get: Operation = {
	name: 'Get',
	action: 'Get a contact',
	description: 'Get a person of the contact book. Changes nothing.',
	routes: ['GET /contact/{contact_id}'],
	fields: [contactField],
	async execute(i) {
		return {
			json: toContact(
				await thingRequest<Contact>(this, i, 'GET', 'contact', readContactId(this, i)),
			),
		};
	},
};
