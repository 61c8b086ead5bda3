import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { apiError } from '../core/errors';
import type { Run } from '../core/run';
import { readChange, type Change } from './answers/change';
import { readFolder, type Folder } from './answers/folder';
import { EMPTY_IT_FIRST, requestById } from './byId';
import { nameDocument } from './documents';
import { DOCUMENT_LISTS, documentList, FOLDERS, readList } from './list';
import { hasStatus } from './request';

/** @throws NodeApiError that names the id when OpenSign has no such folder */
export async function getFolder(
	context: IExecuteFunctions,
	i: number,
	id: string,
): Promise<Folder> {
	return await requestById(context, i, {
		thing: 'folder',
		id,
		method: 'GET',
		read: (answer) => readFolder(answer),
	});
}

/**
 * Deletes a folder, once it is sure that it is one and that nothing is in it: there are servers that delete a folder
 * with the documents in it, and a document whose id they are given.
 *
 * @throws NodeApiError that says why it was not deleted
 */
export async function deleteFolder(
	context: IExecuteFunctions,
	i: number,
	id: string,
): Promise<Change> {
	const { folderName } = await getFolder(context, i, id);
	const content = await findContent(context, i, id);
	if (content !== undefined) {
		throw apiError(
			context.getNode(),
			i,
			`The folder '${folderName}' (${id}) is not empty, so it was not deleted: ${content}.`,
			EMPTY_IT_FIRST,
		);
	}
	return await requestById(context, i, {
		thing: 'folder',
		id,
		method: 'DELETE',
		read: readChange,
	});
}

/** One of the things in a folder, for people; OpenSign's lists of documents cannot be asked for those of one folder. */
async function findContent(
	context: IExecuteFunctions,
	i: number,
	id: string,
): Promise<string | undefined> {
	const [folder] = await readList(context, i, {
		...FOLDERS,
		qs: { parentFolderId: id },
		limit: 1,
		needsAll: true,
		matches: ({ parentFolderId }) => parentFolderId === id,
	});
	if (folder) return `the folder '${folder.folderName}' (${folder.objectId}) is in it`;
	for (const name of DOCUMENT_LISTS) {
		const [document] = await readList(context, i, {
			...documentList(name),
			limit: 1,
			needsAll: true,
			matches: ({ folderId }) => folderId === id,
		});
		if (document) return `${nameDocument(document)} is in it`;
	}
	return undefined;
}

/**
 * Whether the folder of a request's body is there, asked once per run of the node. OpenSign does not say whether it has
 * put a document into a folder that does not exist.
 *
 * @returns why it cannot be used; nothing when it can, or when none is named
 */
export async function checkFolder(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	{ folderId: id }: IDataObject,
): Promise<string | undefined> {
	if (typeof id !== 'string' || id === '') return undefined;
	try {
		await run.once(`folder ${id}`, async () => await getFolder(context, i, id));
		return undefined;
	} catch (error) {
		// Anything else is not about the folder, and the send itself meets it.
		return hasStatus(error, 404) ? error.message : undefined;
	}
}
