import type { Operation } from '../../core/types';
import { toContact } from '../../fields/contact';
import { readLimit, returnAllFields } from '../../fields/returnAll';
import { contains } from '../../fields/values';
import { readList } from '../../transport/list';
import type { Contact } from '../../types/opensign';

export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'List the people of the contact book. Changes nothing.',
	routes: ['GET /contactlist'],
	fields: [
		...returnAllFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Name or Email Contains',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. anna',
					description: 'Only contacts with this text in name or address, letter case aside',
				},
			],
		},
	],
	async execute(i) {
		const { text } = this.getNodeParameter('filters', i, {}) as { text?: string };
		const contacts = await readList<Contact>(this, i, {
			path: '/contactlist',
			limit: readLimit(this, i),
			matches: ({ name, email }) => contains(`${name} ${email}`, text),
		});
		return contacts.map((contact) => ({ json: toContact(contact) }));
	},
};
