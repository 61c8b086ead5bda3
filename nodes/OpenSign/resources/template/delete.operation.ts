import { operation } from '../../core/registry';
import { templateInput } from '../../inputs/template';
import { readChange } from '../../opensign/answers/change';
import { requestById } from '../../opensign/byId';
import { removeOnce } from '../../opensign/secondTry';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a template',
	description:
		'Delete a template from the OpenSign account. Documents made from it stay. Cannot be undone.',
	routes: ['DELETE /template/{template_id}'],
	inputs: { templateId: templateInput },
	async execute({ templateId }, { context, i, triedAt }) {
		const remove = async () =>
			await requestById(context, i, {
				method: 'DELETE',
				thing: 'template',
				id: templateId,
				about: 'deleting the template',
				read: readChange,
			});
		const { deletedAt } = await removeOnce(triedAt, remove);
		return { json: { templateId, deleted: true, deletedAt } };
	},
});
