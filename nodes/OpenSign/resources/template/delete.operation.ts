import type { Operation } from '../../core/registry';
import { readTemplateId, templateField } from '../../inputs/template';
import { requestById } from '../../opensign/byId';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a template',
	description:
		'Delete a template from the OpenSign account. Documents made from it stay. Cannot be undone.',
	routes: ['DELETE /template/{template_id}'],
	fields: [templateField],
	async execute(i) {
		const templateId = readTemplateId(this, i);
		const { deletedAt } = await requestById(this, i, {
			thing: 'template',
			id: templateId,
			method: 'DELETE',
		});
		return { json: { templateId, deleted: true, deletedAt } };
	},
};
