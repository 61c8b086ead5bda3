import { locator } from './locator';

const folder = { displayName: 'Folder', name: 'folderId', searchListMethod: 'searchFolders' };

/** Names a folder. */
export const folderInput = locator({
	...folder,
	description: 'The folder of OpenSign Drive',
	required: true,
});

/** A folder among options: where something is put, or looked for. */
export const folderOption = (description: string) =>
	locator({ ...folder, description, required: false });

/** The folder that another one is in; empty if none is chosen. */
export const parentFolder = (
	description = 'The folder that it is in. The top of OpenSign Drive if empty.',
) =>
	locator({
		displayName: 'Parent Folder',
		name: 'parentFolderId',
		description,
		searchListMethod: 'searchFolders',
		required: false,
	});
