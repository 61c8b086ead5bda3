import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { simplifyField } from '../../inputs/returnAll';
import { readTemplateId, templateField } from '../../inputs/template';
import { getEnvironment } from '../../opensign/request';
import { toTemplate } from '../../opensign/output';
import { readTemplate } from '../../opensign/templates';

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
