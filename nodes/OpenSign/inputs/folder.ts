import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { locatorField, locatorText, readId } from './locator';

/** Names a folder. */
export const folderField = locatorField({
	displayName: 'Folder',
	name: 'folderId',
	description: 'The folder of OpenSign Drive',
	searchListMethod: 'searchFolders',
});

export const readFolderId = (context: IExecuteFunctions, i: number) =>
	readId(context, i, folderField);

/** A folder among options: where something is put, or looked for. */
export const folderOption = (description: string): INodeProperties => ({
	...folderField,
	required: false,
	description,
});

/** The folder that another one is in; the top of the drive if none is chosen. */
export const parentFolderField: INodeProperties = {
	...locatorField({
		displayName: 'Parent Folder',
		name: 'parentFolderId',
		description: 'The folder that it is in. The top of OpenSign Drive if empty.',
		searchListMethod: 'searchFolders',
	}),
	required: false,
};

/**
 * The id of a folder that may be left open; empty then.
 *
 * @throws NodeOperationError when what was entered cannot be an id
 */
export const readParentId = (context: IExecuteFunctions, i: number) =>
	locatorText(context.getNodeParameter('parentFolderId', i, ''))
		? readId(context, i, parentFolderField)
		: '';
