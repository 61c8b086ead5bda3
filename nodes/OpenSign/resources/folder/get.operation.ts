import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { folderInput } from '../../inputs/folder';
import { getFolder } from '../../opensign/folders';
import { toFolder } from '../../opensign/output';

export const get = operation({
	name: 'Get',
	action: 'Get a folder',
	description: 'Get a folder of OpenSign Drive. Changes nothing.',
	routes: ['GET /folder/{folder_id}'],
	many: manyReads,
	inputs: { folderId: folderInput },
	async execute({ folderId }, { context, i }) {
		return { json: toFolder(await getFolder(context, i, folderId)) };
	},
});
