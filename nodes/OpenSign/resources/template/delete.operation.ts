import { operation } from '../../core/registry';
import { templateInput } from '../../inputs/template';
import { deleteById } from '../../opensign/byId';
import { removeOnce } from '../../opensign/secondTry';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a template',
	description:
		'Delete a template from the OpenSign account. Documents made from it stay. Cannot be undone.',
	routes: ['DELETE /template/{template_id}'],
	inputs: { templateId: templateInput },
	async execute({ templateId }, { context, i, triedAt }) {
		const remove = async () => await deleteById(context, i, 'template', templateId);
		const { deletedAt } = await removeOnce(triedAt, remove);
		return { json: { templateId, deleted: true, deletedAt } };
	},
});
