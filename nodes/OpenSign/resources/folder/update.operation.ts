import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { folderField, parentFolderField, readFolderId, readParentId } from '../../inputs/folder';
import { requestById } from '../../opensign/byId';

export const update: Operation = {
	name: 'Update',
	action: 'Update a folder',
	description: 'Rename a folder of OpenSign Drive, or move it into another one',
	routes: ['PUT /folder/{folder_id}'],
	fields: [
		folderField,
		{
			displayName: 'New Name',
			name: 'folderName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Contracts 2026',
			description: 'New name of the folder. Stays as it is if empty.',
		},
		{
			...parentFolderField,
			description: 'The folder to move it into. Stays where it is if empty.',
		},
	],
	async execute(i) {
		const folderId = readFolderId(this, i);
		const folderName = (this.getNodeParameter('folderName', i) as string).trim();
		const parentFolderId = readParentId(this, i);
		const body: IDataObject = {
			...(folderName ? { folderName } : {}),
			...(parentFolderId ? { parentFolderId } : {}),
		};
		if (Object.keys(body).length === 0)
			throw new NodeOperationError(
				this.getNode(),
				'There is nothing to change. Enter a new name or choose a parent folder.',
				{ itemIndex: i },
			);
		const { updatedAt } = await requestById(this, i, {
			thing: 'folder',
			id: folderId,
			method: 'PUT',
			body,
		});
		return { json: { folderId, updated: true, updatedAt } };
	},
};
