import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { toListEntry } from './documentAnswers';
import { revoke, statusOf } from './documents';
import { documentUpdateBody, pagedQuery, resendMailBody, revokeBody } from './laterSchemas';
import { pageOf, refuseUnknown } from './strict';
import type { Server } from './server';
import type { StoredDocument } from './state';

const NOT_FOUND = { error: 'Document not found!' };
const UNSPECIFIC = { error: 'Something went wrong, please try again later!' };

/** The lists, and in which status their documents are. No hyphen in the list's name, one in the status. */
const LISTS: Record<string, StoredDocument['status']> = {
	draft: 'draft',
	inprogress: 'in-progress',
	completed: 'completed',
	expired: 'expired',
	declined: 'declined',
};

type Id = { Params: { id: string } };

/** What can be done with a document after it was made. */
export function registerDocumentRoutes(api: FastifyInstance, server: Server): void {
	/** The document of the request's id; answers 404 itself when there is none. */
	const find = async ({ environment, params }: FastifyRequest<Id>, reply: FastifyReply) => {
		const document = environment.documents.get(params.id);
		if (!document) await reply.code(404).send(NOT_FOUND);
		return document;
	};

	api.get<{ Params: { type: string }; Querystring: { limit?: string; skip?: string } }>(
		'/documentlist/:type',
		{ schema: { querystring: pagedQuery }, attachValidation: true },
		async (request, reply) => {
			const { environment, params, query } = request;
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const status = LISTS[params.type];
			if (status === undefined)
				return await reply.code(404).send({ error: 'Report not available!' });
			const newestFirst = [...environment.documents.values()]
				.reverse()
				.filter((document) => statusOf(document) === status)
				.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
			return { result: pageOf(newestFirst, query).map(toListEntry) };
		},
	);

	api.put<Id & { Body: Record<string, unknown> }>(
		'/document/:id',
		{ schema: { body: documentUpdateBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server) || Object.keys(request.body).length === 0)
				return await reply.code(400).send({ error: 'Please provide valid field names!' });
			const document = await find(request, reply);
			if (!document) return reply;
			const { name, ...options } = request.body;
			if (name !== undefined) document.title = name as string;
			Object.assign(document.options, options);
			document.updatedAt = new Date();
			return { objectId: document.objectId, updatedAt: document.updatedAt.toISOString() };
		},
	);

	api.post<Id & { Body: { reason?: string } | null }>(
		'/document/:id',
		{ schema: { body: revokeBody }, attachValidation: true },
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
		const document = await find(request, reply);
		if (!document) return reply;
		request.environment.documents.delete(document.objectId);
		return { objectId: document.objectId, deletedAt: new Date().toISOString() };
	});

	api.post<{ Body: { document_id: string; email: string } }>(
		'/resendmail',
		{ schema: { body: resendMailBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { document_id: id, email } = request.body;
			const document = request.environment.documents.get(id);
			if (!document || statusOf(document) !== 'in-progress')
				return await reply.code(404).send({ error: 'document not found.' });
			return document.signers.some((signer) => signer.email === email)
				? { result: 'mail sent successfully.' }
				: await reply.code(404).send({ error: 'user not found.' });
		},
	);

	api.get<Id>('/signinglinks/:id', async (request, reply) => {
		const document = await find(request, reply);
		return document
			? {
					objectId: document.objectId,
					signurl: document.signers.map(({ email, contactId }) => ({
						email,
						url: server.signingUrl(document.objectId, email, contactId),
					})),
				}
			: reply;
	});

	api.get<Id>('/signerips/:id', async (request, reply) => {
		const document = await find(request, reply);
		return document
			? {
					objectId: document.objectId,
					signer_ips: document.signers
						.filter(({ signed }) => signed)
						.map(({ email }) => ({ email, ip_address: '127.0.0.1' })),
				}
			: reply;
	});

	api.get<Id>('/formdata/:id', async (request, reply) => {
		const document = await find(request, reply);
		return document
			? {
					objectId: document.objectId,
					title: document.title,
					sent_date: document.createdAt.toISOString(),
					status: statusOf(document),
					form_data: document.signers.map(({ name, email, widgets }) => ({
						name,
						email,
						widgets: widgets
							.filter(({ options }) => options?.name)
							.map(({ options }) => ({
								name: options?.name,
								response: String(options?.default ?? ''),
							})),
					})),
				}
			: reply;
	});
}
