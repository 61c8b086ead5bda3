import type { Operation } from '../../core/registry';
import { contactField, readContactId } from '../../inputs/contact';
import { requestById } from '../../opensign/byId';
import { toContact } from '../../opensign/output';
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
				await requestById<Contact>(this, i, {
					thing: 'contact',
					id: readContactId(this, i),
					method: 'GET',
				}),
			),
		};
	},
};
