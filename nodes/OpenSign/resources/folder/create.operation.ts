import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { text } from '../../core/inputs';
import { operation } from '../../core/registry';
import { parentFolder } from '../../inputs/folder';
import { readFolder, type Folder } from '../../opensign/answers/folder';
import { FOLDERS, readList } from '../../opensign/list';
import { toFolder } from '../../opensign/output';
import { request } from '../../opensign/request';
import { madeSince } from '../../opensign/secondTry';

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
	async execute({ folderName, parentFolderId }, { context, i, triedAt }) {
		const made = triedAt && (await findMade(context, i, { folderName, parentFolderId, triedAt }));
		if (made) return { json: toFolder(made) };
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

interface Wanted {
	folderName: string;
	parentFolderId: string;
	triedAt: number;
}

/** The folder that an earlier try has made whose answer did not come: OpenSign makes a second one of the same name. */
async function findMade(
	context: IExecuteFunctions,
	i: number,
	{ folderName, parentFolderId, triedAt }: Wanted,
): Promise<Folder | undefined> {
	const [made] = await readList(context, i, {
		...FOLDERS,
		qs: parentFolderId === '' ? {} : { parentFolderId },
		limit: 1,
		matches: (folder) =>
			folder.folderName === folderName &&
			(folder.parentFolderId ?? '') === parentFolderId &&
			madeSince(triedAt, folder.createdAt),
	});
	return made;
}
