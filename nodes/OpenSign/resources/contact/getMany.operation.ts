import { contains } from '../../core/contains';
import { options, text } from '../../core/inputs';
import { operation } from '../../core/registry';
import { limitInput } from '../../inputs/many';
import { CONTACTS, readList } from '../../opensign/list';
import { toContact } from '../../opensign/output';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'List the people of the contact book. Changes nothing.',
	routes: ['GET /contactlist'],
	givesMany: true,
	inputs: {
		limit: limitInput,
		filters: options(
			'filters',
			{ displayName: 'Filters', placeholder: 'Add Filter' },
			{
				part: text('text', {
					displayName: 'Name or Email Contains',
					placeholder: 'e.g. anna',
					description: 'Only contacts with this text in name or address, letter case aside',
				}),
			},
		),
	},
	async execute({ limit, filters: { part } }, { context, i, run }) {
		const contacts = await readList(context, i, {
			...CONTACTS,
			limit,
			pagesAtOnce: run.pagesAtOnce,
			matches: ({ name, email }) => contains([name, email].join(' '), part),
		});
		return contacts.map((contact) => ({ json: toContact(contact) }));
	},
});
