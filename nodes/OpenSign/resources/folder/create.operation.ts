import type { IDataObject } from 'n8n-workflow';

import { text } from '../../core/inputs';
import { operation } from '../../core/registry';
import { parentFolder } from '../../inputs/folder';
import { toFolder } from '../../opensign/output';
import { request } from '../../opensign/request';
import type { Folder } from '../../opensign/shapes';

export const create = operation({
	name: 'Create',
	action: 'Create a folder',
	description: 'Make a folder in OpenSign Drive',
	routes: ['POST /createfolder'],
	inputs: {
		folderName: text('folderName', {
			displayName: 'Name',
			required: true,
			placeholder: 'e.g. Contracts',
			description: 'Name of the folder',
		}),
		parentFolderId: parentFolder(),
	},
	async execute({ folderName, parentFolderId }, { context, i }) {
		const body: IDataObject = { folderName };
		if (parentFolderId !== '') body.parentFolderId = parentFolderId;
		const folder = await request<Folder>(context, {
			method: 'POST',
			path: '/createfolder',
			body,
			itemIndex: i,
		});
		return { json: toFolder(folder) };
	},
});
