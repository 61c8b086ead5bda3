import { operation } from '../../core/registry';
import { parentFolder } from '../../inputs/folder';
import { limitInput } from '../../inputs/many';
import { readList } from '../../opensign/list';
import { toFolder } from '../../opensign/output';
import type { Folder } from '../../opensign/shapes';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many folders',
	description: 'List the folders of OpenSign Drive, or those in one folder. Changes nothing.',
	routes: ['GET /folderlist'],
	givesMany: true,
	inputs: { parentFolderId: parentFolder(), limit: limitInput },
	async execute({ parentFolderId, limit }, { context, i }) {
		const folders = await readList<Folder>(context, i, {
			path: '/folderlist',
			qs: parentFolderId === '' ? {} : { parentFolderId },
			limit,
		});
		return folders.map((folder) => ({ json: toFolder(folder) }));
	},
});
