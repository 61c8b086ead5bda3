import type { FastifyInstance } from 'fastify';

import type { Environment } from './environment';
import { folderBody, folderListQuery } from './laterSchemas';
import type { Server } from './server';
import { newId } from './state';
import { pageOf, refuseUnknown } from './strict';

interface Folder {
	objectId: string;
	folderName: string;
	parentFolderId: string;
	createdAt: string;
	updatedAt: string;
}

const NOT_FOUND = { error: 'folder not found.' };
const UNSPECIFIC = { error: 'Something went wrong, please try again later!' };

/** Weak, so that a reset forgets them. */
const drives = new WeakMap<Environment, Map<string, Folder>>();

function driveOf(environment: Environment): Map<string, Folder> {
	const drive = drives.get(environment) ?? new Map<string, Folder>();
	drives.set(environment, drive);
	return drive;
}

export function registerFolderRoutes(api: FastifyInstance, server: Server): void {
	const describe = (environment: Environment, folder: Folder) => ({
		...folder,
		parentFolderName: driveOf(environment).get(folder.parentFolderId)?.folderName ?? '',
	});

	api.post<{ Body: { folderName: string; parentFolderId?: string } }>(
		'/createfolder',
		{ schema: { body: folderBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server) || !request.body.folderName)
				return await reply.code(400).send(UNSPECIFIC);
			const now = new Date().toISOString();
			const folder: Folder = {
				parentFolderId: '',
				...request.body,
				objectId: newId(),
				createdAt: now,
				updatedAt: now,
			};
			driveOf(request.environment).set(folder.objectId, folder);
			return folder;
		},
	);

	api.get<{ Params: { id: string } }>('/folder/:id', async ({ environment, params }, reply) => {
		const folder = driveOf(environment).get(params.id);
		return folder ? describe(environment, folder) : await reply.code(404).send(NOT_FOUND);
	});

	api.put<{ Params: { id: string }; Body: Partial<Folder> }>(
		'/folder/:id',
		{ schema: { body: folderBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const folder = driveOf(request.environment).get(request.params.id);
			if (!folder) return await reply.code(404).send(NOT_FOUND);
			Object.assign(folder, request.body, { updatedAt: new Date().toISOString() });
			return { objectId: folder.objectId, updatedAt: folder.updatedAt };
		},
	);

	api.delete<{ Params: { id: string } }>('/folder/:id', async ({ environment, params }, reply) => {
		const drive = driveOf(environment);
		if (!drive.has(params.id)) return await reply.code(404).send(NOT_FOUND);
		const holds =
			[...drive.values()].some(({ parentFolderId }) => parentFolderId === params.id) ||
			[...environment.documents.values()].some(({ options }) => options.folderId === params.id);
		if (holds)
			return await reply
				.code(400)
				.send({ error: 'folder is not empty, contains document or folder.' });
		drive.delete(params.id);
		return { objectId: params.id, deletedAt: new Date().toISOString() };
	});

	api.get<{ Querystring: { limit?: string; skip?: string; parentFolderId?: string } }>(
		'/folderlist',
		{ schema: { querystring: folderListQuery }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { environment, query } = request;
			const folders = [...driveOf(environment).values()]
				.reverse()
				.filter(
					({ parentFolderId }) =>
						query.parentFolderId === undefined || parentFolderId === query.parentFolderId,
				);
			return { result: pageOf(folders, query).map((folder) => describe(environment, folder)) };
		},
	);
}
