import type { Operation } from '../../core/types';
import { contactField, readContactId, toContact } from '../../fields/contact';
import { thingRequest } from '../../transport/things';
import type { Contact } from '../../types/opensign';

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
