import type { IDataObject } from 'n8n-workflow';

import { text } from '../../core/inputs';
import { operation } from '../../core/registry';
import { parentFolder } from '../../inputs/folder';
import { readFolder } from '../../opensign/answers/folder';
import { toFolder } from '../../opensign/output';
import { request } from '../../opensign/request';

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
		const folder = await request(context, {
			method: 'POST',
			path: '/createfolder',
			body,
			about: `the new folder '${folderName}'`,
			read: (answer) => readFolder(answer),
			creates: 'folder',
			itemIndex: i,
		});
		return { json: toFolder(folder) };
	},
});
