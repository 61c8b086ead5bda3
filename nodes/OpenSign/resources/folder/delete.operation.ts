import type { Operation } from '../../core/registry';
import { folderField, readFolderId } from '../../inputs/folder';
import { thingRequest } from '../../opensign/folders';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Delete an empty folder of OpenSign Drive. Cannot be undone.',
	routes: ['DELETE /folder/{folder_id}'],
	fields: [folderField],
	async execute(i) {
		const folderId = readFolderId(this, i);
		const { deletedAt } = await thingRequest(this, i, 'DELETE', 'folder', folderId);
		return { json: { folderId, deleted: true, deletedAt } };
	},
};
