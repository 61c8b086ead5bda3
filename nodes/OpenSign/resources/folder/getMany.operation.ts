import { operation } from '../../core/registry';
import { parentFolder } from '../../inputs/folder';
import { limitInput } from '../../inputs/many';
import { FOLDERS, readList } from '../../opensign/list';
import { toFolder } from '../../opensign/output';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many folders',
	description: 'List the folders of OpenSign Drive, or those in one folder. Changes nothing.',
	routes: ['GET /folderlist'],
	givesMany: true,
	inputs: { parentFolderId: parentFolder(), limit: limitInput },
	async execute({ parentFolderId, limit }, { context, i, run }) {
		const folders = await readList(context, i, {
			...FOLDERS,
			qs: parentFolderId === '' ? {} : { parentFolderId },
			limit,
			pagesAtOnce: run.pagesAtOnce,
		});
		return folders.map((folder) => ({ json: toFolder(folder) }));
	},
});
