import type { INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { showFor } from '../../core/properties';
import type { Operation } from '../../core/registry';
import {
	contactField,
	contactUpdateFields,
	readContactId,
	readContactUpdate,
} from '../../inputs/contact';
import { isEmail } from '../../core/email';
import { request } from '../../opensign/request';
import { requestById } from '../../opensign/byId';

const byEmail: INodeProperties = {
	displayName: 'Current Email',
	name: 'currentEmail',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'name@email.com',
	description: 'Address that the contact has now',
};

export const update: Operation = {
	name: 'Update',
	action: 'Update a contact',
	description: 'Change a person of the contact book, found by the list, by ID or by address',
	routes: ['PUT /contact/{contact_id}', 'PUT /contact-by-email/{email}'],
	fields: [
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			options: [
				{ name: 'Contact', value: 'contact', description: 'Picked from the list, or by ID' },
				{
					name: 'Email',
					value: 'email',
					description: 'By the address; on OpenSign’s hosted service only',
				},
			],
			default: 'contact',
			description: 'How the contact is found',
		},
		showFor(contactField, { findBy: ['contact'] }),
		showFor(byEmail, { findBy: ['email'] }),
		contactUpdateFields,
	],
	async execute(i) {
		const body = readContactUpdate(this, i);
		if (this.getNodeParameter('findBy', i) === 'contact') {
			const contactId = readContactId(this, i);
			await requestById(this, i, { thing: 'contact', id: contactId, method: 'PUT', body });
			return { json: { contactId, updated: true } };
		}
		const email = (this.getNodeParameter('currentEmail', i) as string).trim();
		if (!isEmail(email))
			throw new NodeOperationError(
				this.getNode(),
				`Current Email: '${email}' is not an e-mail address.`,
				{ itemIndex: i },
			);
		const { objectId } = await request<{ objectId: string }>(this, {
			method: 'PUT',
			path: `/contact-by-email/${encodeURIComponent(email)}`,
			body,
			itemIndex: i,
			explain: (status, text) =>
				status === 404 && text !== ''
					? {
							message: `There is no contact with the address '${email}'.`,
							description: 'Create or Update makes one.',
						}
					: undefined,
		});
		return { json: { contactId: objectId, email, updated: true } };
	},
};
