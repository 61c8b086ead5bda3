import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { simplifyInput } from '../../inputs/many';
import { templateInput } from '../../inputs/template';
import { toTemplate } from '../../opensign/output';
import { getEnvironment } from '../../opensign/request';
import { readTemplate } from '../../opensign/templates';

export const get = operation({
	name: 'Get',
	action: 'Get a template',
	description:
		"Get a template's roles, with the names of the fields that each role has, and its prefill fields. Changes nothing.",
	routes: ['GET /template/{template_id}'],
	many: manyReads,
	inputs: { templateId: templateInput, simplify: simplifyInput },
	async execute({ templateId, simplify }, { context, i }) {
		const environment = await getEnvironment(context, i);
		const template = await readTemplate(context, templateId, environment, i);
		return { json: simplify ? toTemplate(template) : template.raw };
	},
});
