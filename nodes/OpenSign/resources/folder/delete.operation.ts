import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../core/registry';
import { folderInput } from '../../inputs/folder';
import { requestById } from '../../opensign/byId';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a folder',
	description: 'Delete an empty folder of OpenSign Drive. Cannot be undone.',
	routes: ['DELETE /folder/{folder_id}'],
	inputs: { folderId: folderInput },
	async execute({ folderId }, { context, i }) {
		const { deletedAt } = await requestById<IDataObject>(context, i, {
			method: 'DELETE',
			thing: 'folder',
			id: folderId,
		});
		return { json: { folderId, deleted: true, deletedAt } };
	},
});
