import type { Operation } from '../../core/registry';
import { readTemplateId, templateField } from '../../inputs/template';
import { thingRequest } from '../../opensign/folders';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a template',
	description:
		'Delete a template from the OpenSign account. Documents made from it stay. Cannot be undone.',
	routes: ['DELETE /template/{template_id}'],
	fields: [templateField],
	async execute(i) {
		const templateId = readTemplateId(this, i);
		const { deletedAt } = await thingRequest(this, i, 'DELETE', 'template', templateId);
		return { json: { templateId, deleted: true, deletedAt } };
	},
};
