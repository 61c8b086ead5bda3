import { operation } from '../../core/registry';
import { folderInput } from '../../inputs/folder';
import { requestById } from '../../opensign/byId';
import { toFolder } from '../../opensign/output';
import type { Folder } from '../../opensign/shapes';

export const get = operation({
	name: 'Get',
	action: 'Get a folder',
	description: 'Get a folder of OpenSign Drive. Changes nothing.',
	routes: ['GET /folder/{folder_id}'],
	inputs: { folderId: folderInput },
	async execute({ folderId }, { context, i }) {
		const folder = await requestById<Folder>(context, i, {
			method: 'GET',
			thing: 'folder',
			id: folderId,
		});
		return { json: toFolder(folder) };
	},
});
