import type { Operation } from '../../core/types';
import { folderField, readFolderId, toFolder } from '../../fields/folder';
import { thingRequest } from '../../transport/things';
import type { Folder } from '../../types/opensign';

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
