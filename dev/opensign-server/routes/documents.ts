import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { NO_VALID_FIELDS, UNSPECIFIC } from '../http/answers';
import type { Id, Paged } from '../http/request';
import { refuseUnknown, takesBody, takesQuery } from '../http/validation';
import { documentUpdateBody, pagedQuery, resendMailBody, revokeBody } from '../schemas';
import { revoke, statusOf } from '../state/documents';
import type { DocumentStatus, StoredDocument } from '../state/entities';
import type { Environment } from '../state/environment';
import type { Server } from '../state/server';
import { toAnswer, toFormData, toListEntry, toSigningLinks } from './documentAnswers';
import { markDeleted, notFound } from './deleted';
import { newestFirst, pageOf } from './lists';

const NOT_FOUND = 'Document not found!';

/** The lists, and in which status their documents are. No hyphen in the list's name, one in the status. */
const LISTS: Record<string, DocumentStatus> = {
	draft: 'draft',
	inprogress: 'in-progress',
	completed: 'completed',
	expired: 'expired',
	declined: 'declined',
};

/** What can be done with a document after it was made. */
export function registerDocumentRoutes(api: FastifyInstance, server: Server): void {
	registerReads(api, server);
	registerChanges(api, server);
	registerResendMail(api, server);
}

/** The document of the request's id; answers 404 itself when there is none. */
async function find({ environment, params }: FastifyRequest<Id>, reply: FastifyReply) {
	const document = environment.documents.get(params.id);
	if (!document) await reply.code(404).send(notFound(environment, params.id, NOT_FOUND));
	return document;
}

/** A document's entry in the lists, or what a test wants in its place. */
function listed(document: StoredDocument, environment: Environment): unknown {
	const entry = toListEntry(document, environment);
	const spoil = environment.listedAs.get(document.objectId);
	return spoil ? spoil(entry) : entry;
}

function registerReads(api: FastifyInstance, server: Server): void {
	api.get<Paged & { Params: { type: string } }>(
		'/documentlist/:type',
		takesQuery(pagedQuery),
		async (request, reply) => {
			const { environment, params, query } = request;
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const status = LISTS[params.type];
			if (status === undefined)
				return await reply.code(404).send({ error: 'Report not available!' });
			const all = newestFirst(environment.documents.values());
			const inStatus = all.filter((document) => statusOf(document) === status);
			const page = pageOf(inStatus, query);
			return { result: page.map((document) => listed(document, environment)) };
		},
	);

	api.get<Id>('/document/:id', async (request, reply) => {
		const document = await find(request, reply);
		return document ? toAnswer(document, request.environment) : reply;
	});

	api.get<Id>('/signinglinks/:id', async (request, reply) => {
		const document = await find(request, reply);
		if (!document) return reply;
		return { objectId: document.objectId, signurl: toSigningLinks(document, server) };
	});

	api.get<Id>('/signerips/:id', async (request, reply) => {
		const document = await find(request, reply);
		if (!document) return reply;
		const signed = document.signers.filter((signer) => signer.signed);
		return {
			objectId: document.objectId,
			signer_ips: signed.map(({ email }) => ({ email, ip_address: '127.0.0.1' })),
		};
	});

	api.get<Id>('/formdata/:id', async (request, reply) => {
		const document = await find(request, reply);
		return document ? toFormData(document) : reply;
	});
}

function registerChanges(api: FastifyInstance, server: Server): void {
	api.put<Id & { Body: { name?: string; [option: string]: unknown } }>(
		'/document/:id',
		takesBody(documentUpdateBody),
		async (request, reply) => {
			if (refuseUnknown(request, server) || Object.keys(request.body).length === 0)
				return await reply.code(400).send(NO_VALID_FIELDS);
			const document = await find(request, reply);
			if (!document) return reply;
			const { name, ...options } = request.body;
			if (name !== undefined) document.title = name;
			Object.assign(document.options, options);
			document.updatedAt = new Date();
			return { objectId: document.objectId, updatedAt: document.updatedAt.toISOString() };
		},
	);

	api.post<Id & { Body: { reason?: string } | null }>(
		'/document/:id',
		takesBody(revokeBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const document = await find(request, reply);
			if (!document) return reply;
			if (!revoke(request.environment, document, request.body?.reason ?? ''))
				return await reply.code(400).send(UNSPECIFIC);
			return { objectId: document.objectId, revokedAt: document.updatedAt.toISOString() };
		},
	);

	api.delete<Id>('/document/:id', async (request, reply) => {
		const { environment, params } = request;
		const { folders, documents, quirks } = environment;
		if (quirks.foldersAreDocuments && folders.delete(params.id))
			return { objectId: params.id, deletedAt: new Date().toISOString() };
		const document = await find(request, reply);
		if (!document) return reply;
		documents.delete(params.id);
		return markDeleted(environment, params.id);
	});
}

function registerResendMail(api: FastifyInstance, server: Server): void {
	api.post<{ Body: { document_id: string; email: string } }>(
		'/resendmail',
		takesBody(resendMailBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { document_id: id, email } = request.body;
			const document = request.environment.documents.get(id);
			if (!document || statusOf(document) !== 'in-progress')
				return await reply.code(404).send({ error: 'document not found.' });
			if (!document.signers.some((signer) => signer.email === email))
				return await reply.code(404).send({ error: 'user not found.' });
			return { result: 'mail sent successfully.' };
		},
	);
}
