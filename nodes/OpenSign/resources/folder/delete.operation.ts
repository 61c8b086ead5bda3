import { operation } from '../../core/registry';
import { folderInput } from '../../inputs/folder';
import { deleteFolder } from '../../opensign/folders';
import { removeOnce } from '../../opensign/secondTry';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Delete an empty folder of OpenSign Drive. Cannot be undone.',
	routes: ['DELETE /folder/{folder_id}'],
	inputs: { folderId: folderInput },
	async execute({ folderId }, { context, i, triedAt }) {
		const remove = async () => await deleteFolder(context, i, folderId);
		const { deletedAt } = await removeOnce(triedAt, remove);
		return { json: { folderId, deleted: true, deletedAt } };
	},
});
