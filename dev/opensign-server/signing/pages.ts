import type { FastifyInstance, FastifyReply } from 'fastify';

import type { StoredDocument, StoredSigner } from '../state/entities';
import type { Environment } from '../state/environment';
import type { Server } from '../state/server';
import { sentencePage, signingPage } from './html';
import {
	decline,
	refuseToAct,
	refuseToView,
	refuseValues,
	sign,
	view,
	type Refusal,
	type Values,
} from './signing';

type Code = { Params: { code: string } };

const NO_DOCUMENT: Refusal = { status: 404, sentence: 'This link does not lead to a document.' };

/** What a signer's link leads to: reading, signing and declining. */
export function registerSigningPages(app: FastifyInstance, server: Server): void {
	app.get<Code>('/login/:code', async ({ params: { code } }, reply) => {
		const found = open(server, code, refuseToView);
		if ('refusal' in found) return await refuse(reply, found.refusal);
		const { environment, document, signer } = found;
		view(environment, document, signer);
		return await reply.type('text/html').send(signingPage(code, document, signer));
	});

	app.get<Code>('/login/:code/pdf', async ({ params: { code } }, reply) => {
		const found = find(server, code);
		if (!found) return await refuse(reply, NO_DOCUMENT);
		return await reply.type('application/pdf').send(found.document.current);
	});

	app.post<Code & { Body?: Values }>('/login/:code/sign', async ({ params, body }, reply) => {
		const found = open(server, params.code, refuseToAct);
		if ('refusal' in found) return await refuse(reply, found.refusal);
		const { environment, document, signer } = found;
		const { access_code: accessCode, ...values } = body ?? {};
		if (signer.access_code && accessCode !== signer.access_code)
			return await say(reply, 403, 'The access code is not right.');
		const refusal = refuseValues(signer, values);
		if (refusal) return await refuse(reply, refusal);
		await sign(environment, document, signer, values);
		const { redirect_url: redirect } = document.options;
		if (redirect) return await reply.redirect(String(redirect));
		const isDone = document.status === 'completed';
		const state = isDone ? 'completed' : 'signed by you; others are still to sign';
		return await say(reply, 200, `Thank you. "${document.title}" is ${state}.`);
	});

	app.post<Code & { Body?: { reason?: string } }>(
		'/login/:code/decline',
		async ({ params, body }, reply) => {
			const found = open(server, params.code, refuseToAct);
			if ('refusal' in found) return await refuse(reply, found.refusal);
			const { environment, document, signer } = found;
			decline(environment, document, signer, body?.reason ?? '');
			return await say(reply, 200, `You have declined "${document.title}".`);
		},
	);
}

const say = async (reply: FastifyReply, status: number, sentence: string) =>
	await reply.code(status).type('text/html').send(sentencePage(sentence));

const refuse = async (reply: FastifyReply, { status, sentence }: Refusal) =>
	await say(reply, status, sentence);

interface Found {
	environment: Environment;
	document: StoredDocument;
	signer: StoredSigner;
}

function find(server: Server, code: string): Found | undefined {
	const [documentId, , contactId] = Buffer.from(code, 'base64url').toString().split('/');
	for (const environment of server.allEnvironments()) {
		const document = environment.documents.get(documentId);
		const signer = document?.signers.find((other) => other.contactId === contactId);
		if (document && signer) return { environment, document, signer };
	}
	return undefined;
}

/** What a link leads to; else why it is refused. */
function open(
	server: Server,
	code: string,
	refusalFor: (document: StoredDocument, signer: StoredSigner) => Refusal | undefined,
): Found | { refusal: Refusal } {
	const found = find(server, code);
	if (!found) return { refusal: NO_DOCUMENT };
	const refusal = refusalFor(found.document, found.signer);
	return refusal ? { refusal } : found;
}
