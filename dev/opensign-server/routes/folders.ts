import type { FastifyInstance } from 'fastify';

import { UNSPECIFIC } from '../http/answers';
import type { Id, Paged } from '../http/request';
import { refuseUnknown, takesBody, takesQuery } from '../http/validation';
import { folderBody, folderListQuery } from '../schemas';
import type { Account } from '../state/account';
import type { Folder, FolderInput } from '../state/entities';
import type { Server } from '../state/server';
import { markDeleted } from './deleted';
import { pageOf } from './lists';

const NOT_FOUND = { error: 'folder not found.' };
const NOT_EMPTY = { error: 'folder is not empty, contains document or folder.' };

export function registerFolderRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: FolderInput }>(
		'/createfolder',
		takesBody(folderBody),
		async (request, reply) => {
			if (refuseUnknown(request, server) || !request.body.folderName)
				return await reply.code(400).send(UNSPECIFIC);
			return request.environment.addFolder(request.body);
		},
	);

	api.get<Id>('/folder/:id', async ({ environment, params }, reply) => {
		const folder = environment.folders.get(params.id);
		return folder ? toAnswer(folder, environment) : await reply.code(404).send(NOT_FOUND);
	});

	api.put<Id & { Body: Partial<FolderInput> }>(
		'/folder/:id',
		takesBody(folderBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const folder = request.environment.folders.get(request.params.id);
			if (!folder) return await reply.code(404).send(NOT_FOUND);
			Object.assign(folder, request.body, { updatedAt: new Date().toISOString() });
			return { objectId: folder.objectId, updatedAt: folder.updatedAt };
		},
	);

	api.delete<Id>('/folder/:id', async ({ environment, params: { id } }, reply) => {
		const { folders, documents, quirks } = environment;
		if (quirks.foldersAreDocuments && documents.delete(id)) return markDeleted(environment, id);
		if (!folders.has(id)) return await reply.code(404).send(NOT_FOUND);
		if (!canBeDeleted(environment, id)) return await reply.code(400).send(NOT_EMPTY);
		folders.delete(id);
		return { objectId: id, deletedAt: new Date().toISOString() };
	});

	api.get<{ Querystring: Paged['Querystring'] & { parentFolderId?: string } }>(
		'/folderlist',
		takesQuery(folderListQuery),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { environment, query } = request;
			const { parentFolderId: wanted } = query;
			const folders = [...environment.folders.values()]
				.reverse()
				.filter(({ parentFolderId }) => wanted === undefined || parentFolderId === wanted);
			return { result: pageOf(folders, query).map((folder) => toAnswer(folder, environment)) };
		},
	);
}

const toAnswer = (folder: Folder, { folders }: Account) => ({
	...folder,
	parentFolderName: folders.get(folder.parentFolderId)?.folderName ?? '',
});

/** A folder in it always keeps it: only documents were seen not to. */
function canBeDeleted({ folders, documents, quirks }: Account, id: string): boolean {
	if ([...folders.values()].some(({ parentFolderId }) => parentFolderId === id)) return false;
	if (quirks.fullFoldersAreDeleted) return true;
	return ![...documents.values()].some(({ options }) => options.folderId === id);
}
