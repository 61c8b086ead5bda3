import type { IDataObject } from 'n8n-workflow';

import { text } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { folderInput, parentFolder } from '../../inputs/folder';
import { readChange } from '../../opensign/answers/change';
import { requestById } from '../../opensign/byId';

export const update = checkedOperation({
	name: 'Update',
	action: 'Update a folder',
	description: 'Rename a folder of OpenSign Drive, or move it into another one',
	routes: ['PUT /folder/{folder_id}'],
	inputs: {
		folderId: folderInput,
		folderName: text('folderName', {
			displayName: 'New Name',
			placeholder: 'e.g. Contracts 2026',
			description: 'New name of the folder. Stays as it is if empty.',
		}),
		parentFolderId: parentFolder('The folder to move it into. Stays where it is if empty.'),
	},
	async check({ folderId, folderName, parentFolderId }, _call, problems) {
		if (folderName === '' && parentFolderId === '') {
			problems.add('There is nothing to change. Enter a new name or choose a parent folder.');
		}
		return folderId === undefined ? undefined : { folderId, folderName, parentFolderId };
	},
	async execute({ folderId, folderName, parentFolderId }, { context, i }) {
		const body: IDataObject = {};
		if (folderName) body.folderName = folderName;
		if (parentFolderId) body.parentFolderId = parentFolderId;
		const { updatedAt } = await requestById(context, i, {
			method: 'PUT',
			thing: 'folder',
			id: folderId,
			about: 'changing the folder',
			read: readChange,
			body,
		});
		return { json: { folderId, updated: true, updatedAt } };
	},
});
