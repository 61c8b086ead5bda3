import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Folder } from '../types/opensign';
import { locatorField, readId } from './locator';

/** Names a folder. */
export const folderField = locatorField({ displayName: 'Folder', name: 'folderId', description: 'The folder of OpenSign Drive', searchListMethod: 'searchFolders' });

export const readFolderId = (context: IExecuteFunctions, i: number) => readId(context, i, folderField);

/** The folder that another one is in; the top of the drive if none is chosen. */
export const parentFolderField: INodeProperties = {
	...locatorField({ displayName: 'Parent Folder', name: 'parentFolderId', description: 'The folder that it is in. The top of OpenSign Drive if empty.', searchListMethod: 'searchFolders' }),
	required: false,
};

export const readParentId = (context: IExecuteFunctions, i: number) => String(context.getNodeParameter('parentFolderId', i, '', { extractValue: true }) ?? '').trim();

export const toFolder = ({ objectId, folderName, parentFolderId, parentFolderName, createdAt, updatedAt }: Folder): IDataObject => ({
	folderId: objectId,
	name: folderName,
	parentFolderId: parentFolderId || null,
	...(parentFolderName ? { parentFolderName } : {}),
	createdAt,
	updatedAt,
});
