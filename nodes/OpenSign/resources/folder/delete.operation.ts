import type { Operation } from '../../core/registry';
import { folderField, readFolderId } from '../../inputs/folder';
import { requestById } from '../../opensign/byId';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Delete an empty folder of OpenSign Drive. Cannot be undone.',
	routes: ['DELETE /folder/{folder_id}'],
	fields: [folderField],
	async execute(i) {
		const folderId = readFolderId(this, i);
		const { deletedAt } = await requestById(this, i, {
			thing: 'folder',
			id: folderId,
			method: 'DELETE',
		});
		return { json: { folderId, deleted: true, deletedAt } };
	},
};
