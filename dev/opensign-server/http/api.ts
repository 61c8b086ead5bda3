import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { registerContactRoutes } from './contactRoutes';
import { registerCreationRoutes } from './creationRoutes';
import { registerDocumentRoutes } from './documentRoutes';
import { toAnswer } from './documentAnswers';
import { sendDocument } from './documents';
import type { Environment } from './environment';
import { registerFolderRoutes } from './folderRoutes';
import { pagedQuery } from './laterSchemas';
import { createDocumentBody, createFromTemplateBody } from './schemas';
import type { Server } from './server';
import { OWNER, type Fault, type StoredDocument, type StoredTemplate, type Widget } from './state';
import { pageOf, refuseUnknown } from './strict';
import { registerWebhookRoutes } from './webhookRoutes';

type Body = Record<string, unknown>;

const HOSTED_LIMIT_BYTES = 10 * 1024 * 1024;
const HARD_LIMIT_BYTES = 100 * 1024 * 1024;
const UNSPECIFIC = { error: 'Something went wrong, please try again later!' };

declare module 'fastify' {
	interface FastifyRequest {
		environment: Environment;
		fault?: Fault;
	}
}

/** OpenSign's API v1.2 as far as the node uses it: strict about what it takes, faithful in what it answers. */
export function registerApi(api: FastifyInstance, server: Server): void {
	api.decorateRequest('environment');
	api.decorateRequest('fault');

	// After the body was read: the real server answers 413 and malformed JSON before it looks at the token.
	api.addHook('preValidation', async (request, reply) => {
		request.environment = server.environmentOf(request.headers.host);
		const token = request.headers['x-api-token'];
		if (!token) return await reply.code(400).send({ error: 'Please Provide API Token' });
		// 405 for a wrong token, and for a good one of another environment.
		if (token !== server.tokens[request.environment.name])
			return await reply.code(405).send({ error: 'Invalid API Token!' });
		const route = `${request.method} ${server.pathOf(request.url)}`;
		request.fault = request.environment.takeFault(route);
		return await fail(request, reply, server);
	});
	api.addHook('onSend', async (request, reply, payload) => {
		server.record(request, reply.statusCode);
		if (request.fault?.kind === 'drop-after') request.raw.socket.destroy();
		return payload;
	});

	registerDocumentRoutes(api, server);
	registerContactRoutes(api, server);
	registerFolderRoutes(api, server);
	registerWebhookRoutes(api, server);
	registerCreationRoutes(api, server);

	api.get('/getuser', async () => ({
		objectId: 'aB3dE5gH1j',
		...OWNER,
		phone: '',
		jobTitle: '',
		company: 'Example Ltd',
		createdAt: '2026-01-01T00:00:00.000Z',
		updatedAt: '2026-01-01T00:00:00.000Z',
	}));
	api.get('/getcredits', async ({ environment }, reply) =>
		environment.subscriptionEnded
			? await reply.code(400).send({ error: 'Subscription not found!' })
			: {
					plan_credits: environment.credits,
					addon_credits: 0,
					total_credits: environment.credits,
					renewal_date: '2027-01-01T00:00:00.000Z',
				},
	);

	api.post<{ Body: Body }>(
		'/createdocument',
		{ schema: { body: createDocumentBody }, attachValidation: true },
		async (request, reply) => {
			const { environment, body } = request;
			const refusal = refuse(request, server) ?? refuseSigners(body.signers as Body[]);
			if (refusal) return await reply.code(refusal.status).send(refusal.body);
			const { file, signers, title, prefill, ...options } = body;
			const prefilled = ((prefill as Body | undefined)?.widgets ?? []) as Widget[];
			const document = await sendDocument(environment, {
				title: title as string,
				file: decode(file),
				signers: withoutDropped(request, signers as Body[]),
				prefill: prefilled,
				options,
			});
			return created(document, server);
		},
	);

	api.post<{ Body: Body; Params: { id: string } }>(
		'/createdocument/:id',
		{ schema: { body: createFromTemplateBody }, attachValidation: true },
		async (request, reply) => {
			const { environment, body } = request;
			const refusal = refuse(request, server);
			if (refusal) return await reply.code(refusal.status).send(refusal.body);
			const template = environment.templates.get(request.params.id);
			if (!template) return await reply.code(404).send({ error: 'Invalid template id!' });
			if (!template.signers.some(({ widgets }) => widgets.length > 0))
				return await reply.code(400).send({ error: 'Please setup template properly!' });
			const given = (body.signers ?? []) as Array<
				Body & { role?: string; widgets?: Array<Body & { name: string }> }
			>;
			if (!rolesFit(template, given))
				return await reply.code(400).send({ error: 'Please provide signers properly!' });
			const { file, signers: _signers, title, prefill, ...options } = body;
			const signers = template.signers.map((slot) =>
				fill(
					slot,
					given.find(({ role }) => role === slot.role),
				),
			);
			const values = ((prefill as Body | undefined)?.widgets ?? []) as Array<{
				name: string;
				response: unknown;
			}>;
			const document = await sendDocument(environment, {
				title: (title as string | undefined) ?? template.title,
				file: file ? decode(file) : template.file,
				signers: withoutDropped(request, signers),
				// Names that the template does not have are ignored without a word (OpenSign issue 1949).
				prefill: (template.prefill ?? []).map((widget) => ({
					...widget,
					options: {
						...widget.options,
						response:
							values.find(({ name }) => name === widget.options?.name)?.response ??
							widget.options?.response,
					},
				})),
				options,
				templateId: template.objectId,
			});
			return created(document, server);
		},
	);

	api.get<{ Params: { id: string } }>('/document/:id', async ({ environment, params }, reply) => {
		const document = environment.documents.get(params.id);
		return document
			? toAnswer(document, environment)
			: await reply.code(404).send({ error: 'Document not found!' });
	});

	api.get<{ Params: { id: string } }>('/template/:id', async ({ environment, params }, reply) => {
		const template = environment.templates.get(params.id);
		return template
			? { ...describe(template, environment, server), prefill: { widgets: template.prefill ?? [] } }
			: await reply.code(404).send({ error: 'Template not found!' });
	});

	api.delete<{ Params: { id: string } }>('/template/:id', async ({ environment, params }, reply) =>
		environment.templates.delete(params.id)
			? { objectId: params.id, deletedAt: new Date().toISOString() }
			: await reply.code(404).send({ error: 'Template not found!' }),
	);

	api.get<{ Querystring: { limit?: string; skip?: string } }>(
		'/templatelist',
		{ schema: { querystring: pagedQuery }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { environment, query } = request;
			// Reversed first: templates of the same millisecond come newest first as well.
			const newestFirst = [...environment.templates.values()]
				.reverse()
				.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
			const page = pageOf(newestFirst, { limit: '500', ...query });
			return {
				result: page.map((template) => ({
					...describe(template, environment, server),
					file: undefined,
					signers: template.signers.map(({ widgets: _widgets, ...signer }) => signer),
				})),
			};
		},
	);
}

/** Carries out a fault that a test has ordered, except those that need the request to be handled. */
async function fail(
	request: FastifyRequest,
	reply: FastifyReply,
	server: Server,
): Promise<unknown> {
	const { fault } = request;
	switch (fault?.kind) {
		case 'status':
			return await reply.code(fault.status ?? 500).send(fault.body ?? UNSPECIFIC);
		case 'html':
			return await reply
				.code(fault.status ?? 502)
				.type('text/html')
				.send(page(fault.status ?? 502));
		case 'redirect':
			return await reply
				.code(302)
				.header('location', fault.location ?? '/')
				.send('');
		case 'drop-before':
			server.record(request, 0);
			request.raw.socket.destroy();
			return reply.hijack();
		case 'stall':
			server.record(request, 0);
			return reply.hijack();
		default:
			return undefined;
	}
}

export const page = (status: number) =>
	`<!DOCTYPE html><html><head><title>Error ${status}</title></head><body><pre>Error ${status}</pre></body></html>`;

interface Refusal {
	status: number;
	body: Body;
}

/** What every create is asked first, in the server's order. */
export function refuse(
	request: FastifyRequest<{ Body: Body }>,
	server: Server,
): Refusal | undefined {
	const { environment, body } = request;
	if (refuseUnknown(request, server)) return { status: 400, body: UNSPECIFIC };
	if (environment.subscriptionEnded)
		return { status: 400, body: { error: 'Please purchase or renew your subscription.' } };
	if (environment.credits <= 0)
		return {
			status: 429,
			body: { error: 'Quota reached, Please buy credits and try again later.' },
		};
	const bytes = body.file === undefined ? 0 : decode(body.file).length;
	if (environment.name !== 'selfHosted' && bytes > HOSTED_LIMIT_BYTES)
		return { status: 400, body: { error: 'File too large. Max allowed file size is 10 MB' } };
	if (bytes > HARD_LIMIT_BYTES) return { status: 400, body: UNSPECIFIC };
	return undefined;
}

function refuseSigners(signers: Body[] = []): Refusal | undefined {
	if (signers.length === 0) return { status: 400, body: { error: 'Please provide signers!' } };
	const signs = (signer: Body) =>
		(signer.signer_role ?? 'signer') !== 'signer' ||
		((signer.widgets ?? []) as Widget[]).some(({ type }) => type === 'signature');
	return signers.every(signs)
		? undefined
		: { status: 400, body: { error: 'Please add at least one signature widget for all signers' } };
}

/** The server's rule: the roles that nobody is named for, or all of them. */
function rolesFit(template: StoredTemplate, given: Array<{ role?: string }>): boolean {
	const open = template.signers.filter(({ email }) => !email);
	const needed = given.length > open.length ? template.signers : open;
	return (
		given.length >= open.length &&
		given.length <= template.signers.length &&
		needed.every(({ role }) => given.some((signer) => signer.role === role))
	);
}

/** A template's role with the person given for it, and the values given for its fields. */
function fill(
	slot: StoredTemplate['signers'][number],
	given?: Body & { widgets?: Array<Body & { name: string }> },
): Body {
	const widgets = slot.widgets.map((widget) => {
		const value = given?.widgets?.find(({ name }) => name === widget.options?.name);
		return value ? { ...widget, options: { ...widget.options, ...value } } : widget;
	});
	return { ...slot, ...given, widgets };
}

const withoutDropped = ({ fault }: FastifyRequest, signers: Body[]) =>
	fault?.kind === 'drop-signer' ? signers.slice(0, -1) : signers;

export const decode = (file: unknown) => Buffer.from(String(file), 'base64');

const created = (document: StoredDocument, server: Server) => ({
	objectId: document.objectId,
	signurl: document.signers.map(({ email, contactId }) => ({
		email,
		url: server.signingUrl(document.objectId, email, contactId),
	})),
	message: 'Document sent successfully!',
});

const describe = (
	{ objectId, title, note = '', file, signers, updatedAt }: StoredTemplate,
	environment: Environment,
	server: Server,
) => ({
	objectId,
	title,
	note,
	file: server.storageUrl(environment, () => file),
	owner: OWNER.name,
	signers: signers.map(({ role, name = '', email = '', phone = '', widgets }) => ({
		role,
		name,
		email,
		phone,
		widgets,
	})),
	sendInOrder: true,
	createdAt: updatedAt.toISOString(),
	updatedAt: updatedAt.toISOString(),
});
