import type { Operation } from '../../core/registry';
import { toContact } from '../../opensign/output';
import { readLimit, returnAllFields } from '../../inputs/returnAll';
import { contains } from '../../core/values';
import { readList } from '../../opensign/list';
import type { Contact } from '../../opensign/shapes';

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
