import { operation } from '../../core/registry';
import { folderInput } from '../../inputs/folder';
import { deleteFolder } from '../../opensign/folders';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Delete an empty folder of OpenSign Drive. Cannot be undone.',
	routes: ['DELETE /folder/{folder_id}'],
	inputs: { folderId: folderInput },
	async execute({ folderId }, { context, i }) {
		const { deletedAt } = await deleteFolder(context, i, folderId);
		return { json: { folderId, deleted: true, deletedAt } };
	},
});
