import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { readLimit, returnAllFields, simplifyField, titleFilter } from '../../inputs/returnAll';
import { contains } from '../../core/values';
import { readList } from '../../opensign/list';
import { toTemplate } from '../../opensign/output';
import type { Template } from '../../opensign/shapes';

export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many templates',
	description:
		"List the account's templates, last changed first, with their roles. Changes nothing.",
	routes: ['GET /templatelist'],
	fields: [
		...returnAllFields,
		simplifyField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [titleFilter('templates')],
		},
	],
	async execute(i) {
		const { title } = this.getNodeParameter('filters', i, {}) as { title?: string };
		const templates = await readList<Template>(this, i, {
			path: '/templatelist',
			limit: readLimit(this, i),
			matches: (template) => contains(template.title, title),
		});
		const simplify = this.getNodeParameter('simplify', i) as boolean;
		return templates.map((template) => ({
			json: simplify ? toTemplate(template) : (template as unknown as IDataObject),
		}));
	},
};
