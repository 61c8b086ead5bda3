import type { FastifyInstance, FastifyRequest } from 'fastify';

import { decode, refuse } from './api';
import { createDocument } from './documents';
import { createTemplateBody, draftDocumentBody, selfSignBody, updateTemplateBody } from './schemas';
import type { Server } from './server';
import { OWNER, type TemplateInput, type Widget } from './state';
import { refuseUnknown } from './strict';

type Body = Record<string, unknown>;
type WithBody = FastifyRequest<{ Body: Body }>;

/** What else can be made from a PDF: drafts, documents to sign oneself, templates. */
export function registerCreationRoutes(api: FastifyInstance, server: Server): void {
	const make = async ({ environment, body }: WithBody, signers: Body[]) => {
		const { file, title, prefill, signers: _signers, signer: _signer, ...options } = body;
		return await createDocument(environment, {
			title: title as string,
			file: decode(file),
			signers,
			prefill: ((prefill as Body | undefined)?.widgets ?? []) as Widget[],
			options,
		});
	};

	api.post<{ Body: Body }>(
		'/draftdocument',
		{ schema: { body: draftDocumentBody }, attachValidation: true },
		async (request, reply) => {
			const refusal = refuse(request, server);
			if (refusal) return await reply.code(refusal.status).send(refusal.body);
			const document = await make(request, (request.body.signers ?? []) as Body[]);
			document.status = 'draft';
			// The specification calls it document_id.
			return {
				objectId: document.objectId,
				url: `${server.url}/draftDocument/${document.objectId}`,
			};
		},
	);

	api.post<{ Body: Body }>(
		'/selfsign',
		{ schema: { body: selfSignBody }, attachValidation: true },
		async (request, reply) => {
			const refusal = refuse(request, server);
			if (refusal) return await reply.code(refusal.status).send(refusal.body);
			const own = { ...OWNER, widgets: [] };
			const document = await make(request, [(request.body.signer as Body | undefined) ?? own]);
			const [{ email, contactId }] = document.signers;
			return {
				objectId: document.objectId,
				url: server.signingUrl(document.objectId, email, contactId),
			};
		},
	);

	const makeTemplate = ({ environment, body }: WithBody, draft: boolean) => {
		const { file, title, signers, prefill, note } = body;
		return environment.addTemplate({
			title: title as string,
			file: decode(file),
			signers: signers as TemplateInput['signers'],
			prefill: ((prefill as Body | undefined)?.widgets ?? []) as Widget[],
			note: note as string | undefined,
			draft,
		});
	};
	const answers: Record<string, (id: string) => Body> = {
		createtemplate: (objectId) => ({ objectId, message: 'Template created successfully!' }),
		drafttemplate: (objectId) => ({ objectId, url: `${server.url}/template/${objectId}` }),
		publictemplate: (id) => ({
			template_id: id,
			public_url: `${server.url}/publicsign?templateid=${id}`,
			message: 'Template created successfully!',
		}),
	};
	for (const [route, answer] of Object.entries(answers)) {
		api.post<{ Body: Body }>(
			`/${route}`,
			{ schema: { body: createTemplateBody }, attachValidation: true },
			async (request, reply) => {
				const refusal = refuse(request, server);
				return refusal
					? await reply.code(refusal.status).send(refusal.body)
					: answer(makeTemplate(request, route === 'drafttemplate'));
			},
		);
	}

	api.put<{ Params: { id: string }; Body: Body }>(
		'/template/:id',
		{ schema: { body: updateTemplateBody }, attachValidation: true },
		async (request, reply) => {
			const { environment, body, params } = request;
			if (refuseUnknown(request, server) || Object.keys(body).length === 0)
				return await reply.code(400).send({ error: 'Please provide valid field names!' });
			const template = environment.templates.get(params.id);
			if (!template) return await reply.code(404).send({ error: 'Template not found!' });
			if (body.name !== undefined) template.title = body.name as string;
			if (body.file !== undefined) template.file = decode(body.file);
			template.updatedAt = new Date();
			return { objectId: template.objectId, updatedAt: template.updatedAt.toISOString() };
		},
	);
}
