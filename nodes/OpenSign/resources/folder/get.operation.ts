import type { Operation } from '../../core/registry';
import { folderField, readFolderId, toFolder } from '../../inputs/folder';
import { thingRequest } from '../../opensign/folders';
import type { Folder } from '../../opensign/shapes';

export const get: Operation = {
	name: 'Get',
	action: 'Get a folder',
	description: 'Get a folder of OpenSign Drive. Changes nothing.',
	routes: ['GET /folder/{folder_id}'],
	fields: [folderField],
	async execute(i) {
		return {
			json: toFolder(await thingRequest<Folder>(this, i, 'GET', 'folder', readFolderId(this, i))),
		};
	},
};
