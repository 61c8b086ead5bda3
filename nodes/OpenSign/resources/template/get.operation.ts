import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { templateOutput } from '../../inputs/output';
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
	inputs: { templateId: templateInput, output: templateOutput },
	async execute({ templateId, output }, { context, i }) {
		const environment = await getEnvironment(context, i);
		const template = await readTemplate(context, templateId, environment, i);
		return { json: output.isRaw ? template.raw : output.pick(toTemplate(template)) };
	},
});
