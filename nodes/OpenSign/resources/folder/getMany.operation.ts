import type { Operation } from '../../core/registry';
import { parentFolderField, readParentId } from '../../inputs/folder';
import { readLimit, returnAllFields } from '../../inputs/returnAll';
import { readList } from '../../opensign/list';
import { toFolder } from '../../opensign/output';
import type { Folder } from '../../opensign/shapes';

export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many folders',
	description: 'List the folders of OpenSign Drive, or those in one folder. Changes nothing.',
	routes: ['GET /folderlist'],
	fields: [parentFolderField, ...returnAllFields],
	async execute(i) {
		const parentFolderId = readParentId(this, i);
		const folders = await readList<Folder>(this, i, {
			path: '/folderlist',
			qs: parentFolderId ? { parentFolderId } : {},
			limit: readLimit(this, i),
		});
		return folders.map((folder) => ({ json: toFolder(folder) }));
	},
};
