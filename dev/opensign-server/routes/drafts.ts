import type { FastifyInstance, FastifyRequest } from 'fastify';

import { takesBody } from '../http/validation';
import { draftDocumentBody, selfSignBody } from '../schemas';
import { createDocument, type SignerInput } from '../state/documents';
import { OWNER, type Widget } from '../state/entities';
import type { Server } from '../state/server';
import { decode, refuseCreate } from './refusals';

interface Body {
	title: string;
	/** Base64. */
	file: string;
	/** Of a draft. */
	signers?: SignerInput[];
	/** Of what somebody signs alone. */
	signer?: SignerInput;
	prefill?: { widgets?: Widget[] };
	[option: string]: unknown;
}

/** What is made from a PDF and goes out to nobody: drafts, and documents to sign oneself. */
export function registerDraftRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: Body }>(
		'/draftdocument',
		takesBody(draftDocumentBody),
		async (request, reply) => {
			const { body } = request;
			const refused = refuseCreate(request, server);
			if (refused) return await reply.code(refused.status).send(refused.body);
			const document = await make(request, body, body.signers ?? []);
			document.status = 'draft';
			// The specification calls it document_id.
			return {
				objectId: document.objectId,
				url: `${server.url}/draftDocument/${document.objectId}`,
			};
		},
	);

	api.post<{ Body: Body }>('/selfsign', takesBody(selfSignBody), async (request, reply) => {
		const { body } = request;
		const refused = refuseCreate(request, server);
		if (refused) return await reply.code(refused.status).send(refused.body);
		const signer = body.signer ?? { ...OWNER, widgets: [] };
		const document = await make(request, body, [signer]);
		const [{ email, contactId }] = document.signers;
		return {
			objectId: document.objectId,
			url: server.signingUrl(document.objectId, email, contactId),
		};
	});
}

async function make({ environment }: FastifyRequest, body: Body, signers: SignerInput[]) {
	const { file, title, prefill, signers: _signers, signer: _signer, ...options } = body;
	return await createDocument(environment, {
		title,
		file: decode(file),
		signers,
		prefill: prefill?.widgets ?? [],
		options,
	});
}
