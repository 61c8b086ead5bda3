import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { parentFolderField, readParentId } from '../../inputs/folder';
import { request } from '../../opensign/request';
import { toFolder } from '../../opensign/output';
import type { Folder } from '../../opensign/shapes';

export const create: Operation = {
	name: 'Create',
	action: 'Create a folder',
	description: 'Make a folder in OpenSign Drive',
	routes: ['POST /createfolder'],
	fields: [
		{
			displayName: 'Name',
			name: 'folderName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Contracts',
			description: 'Name of the folder',
		},
		parentFolderField,
	],
	async execute(i) {
		const folderName = (this.getNodeParameter('folderName', i) as string).trim();
		if (folderName === '')
			throw new NodeOperationError(this.getNode(), 'Name: nothing was entered.', { itemIndex: i });
		const parentFolderId = readParentId(this, i);
		return {
			json: toFolder(
				await request<Folder>(this, {
					method: 'POST',
					path: '/createfolder',
					body: { folderName, ...(parentFolderId ? { parentFolderId } : {}) },
					itemIndex: i,
				}),
			),
		};
	},
};
