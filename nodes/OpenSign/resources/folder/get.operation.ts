import type { Operation } from '../../core/registry';
import { folderField, readFolderId } from '../../inputs/folder';
import { requestById } from '../../opensign/byId';
import { toFolder } from '../../opensign/output';
import type { Folder } from '../../opensign/shapes';

export const get: Operation = {
	name: 'Get',
	action: 'Get a folder',
	description: 'Get a folder of OpenSign Drive. Changes nothing.',
	routes: ['GET /folder/{folder_id}'],
	fields: [folderField],
	async execute(i) {
		return {
			json: toFolder(
				await requestById<Folder>(this, i, {
					thing: 'folder',
					id: readFolderId(this, i),
					method: 'GET',
				}),
			),
		};
	},
};
