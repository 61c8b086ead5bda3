import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/types';
import { simplifyField } from '../../fields/returnAll';
import { readTemplateId, templateField } from '../../fields/template';
import { getEnvironment } from '../../transport/request';
import { readTemplate, toTemplate } from '../../transport/templates';

export const get: Operation = {
	name: 'Get',
	action: 'Get a template',
	description:
		"Get a template's roles, with the names of the fields that each role has, and its prefill fields. Changes nothing.",
	routes: ['GET /template/{template_id}'],
	fields: [templateField, simplifyField],
	async execute(i) {
		const template = await readTemplate(
			this,
			readTemplateId(this, i),
			await getEnvironment(this, i),
			i,
		);
		return {
			json: this.getNodeParameter('simplify', i)
				? toTemplate(template)
				: (template as unknown as IDataObject),
		};
	},
};
