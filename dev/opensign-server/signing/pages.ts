import type { FastifyInstance, FastifyReply } from 'fastify';

import { readable } from '../pdf/open';
import { passwordOf, statusOf } from '../state/documents';
import type { StoredDocument, StoredSigner } from '../state/entities';
import type { Environment } from '../state/environment';
import { signingCode, type Server } from '../state/server';
import { sentencePage, signAsPage, signedPage, signingPage, type Part } from './html';
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
	app.get(
		'/sign-as',
		async (_request, reply) => await show(reply, 200, signAsPage(partsOf(server))),
	);

	app.get<Code>('/login/:code', async ({ params: { code } }, reply) => {
		const found = open(server, code, refuseToView);
		if ('refusal' in found) {
			const signed = find(server, code);
			if (!signed?.signer.signed) return await refuse(reply, found.refusal);
			const { status, sentence } = found.refusal;
			return await show(reply, status, await signedPage(signed, sentence));
		}
		view(found.environment, found.document, found.signer);
		return await show(reply, 200, await signingPage(found));
	});

	app.get<Code>('/login/:code/pdf', async ({ params: { code } }, reply) => {
		const found = find(server, code);
		if (!found) return await refuse(reply, NO_DOCUMENT);
		const { current, options } = found.document;
		const file = await readable(current, passwordOf(options));
		return await reply.headers(HEADERS).type('application/pdf').send(file);
	});

	app.post<Code & { Body?: Values }>('/login/:code/sign', async ({ params, body }, reply) => {
		const found = open(server, params.code, refuseToAct);
		if ('refusal' in found) return await refuse(reply, found.refusal);
		const { environment, document, signer } = found;
		const { access_code: accessCode, ...values } = body ?? {};
		if (signer.access_code && accessCode !== signer.access_code)
			return await say(reply, 403, 'The access code is not right.', found);
		const refusal = refuseValues(signer, values);
		if (refusal) return await say(reply, refusal.status, refusal.sentence, found);
		await sign(environment, document, signer, values);
		const { redirect_url: redirect } = document.options;
		if (redirect) return await reply.redirect(String(redirect));
		const isDone = document.status === 'completed';
		const state = isDone ? 'completed' : 'signed by you; others are still to sign';
		const sentence = `Thank you. "${document.title}" is ${state}.`;
		return await show(reply, 200, await signedPage(found, sentence));
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

/** Scripts, looks and pictures are the server's own, whatever a title or a name holds; a link's code stays here. */
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'",
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

const show = async (reply: FastifyReply, status: number, html: string) =>
	await reply.code(status).headers(HEADERS).type('text/html; charset=utf-8').send(html);

/** @param from leads back to the page on which it was tried */
const say = async (reply: FastifyReply, status: number, sentence: string, from?: Part) =>
	await show(reply, status, sentencePage(sentence, from && `/login/${from.code}`));

const refuse = async (reply: FastifyReply, { status, sentence }: Refusal) =>
	await say(reply, status, sentence);

/** Everyone who has a document to sign, by the documents; those that were sent last come first. */
function partsOf(server: Server): Part[] {
	const documents = server
		.allEnvironments()
		.flatMap((environment) => [...environment.documents.values()])
		.filter((document) => statusOf(document) === 'in-progress')
		.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
	return documents.flatMap((document) =>
		document.signers.map((signer) => ({
			code: signingCode(document.objectId, signer.email, signer.contactId),
			document,
			signer,
		})),
	);
}

interface Found extends Part {
	environment: Environment;
}

/** As links have it. What else decodes to the same would stand in the page. */
const CODE = /^[\w-]+$/;

function find(server: Server, code: string): Found | undefined {
	if (!CODE.test(code)) return undefined;
	const [documentId, , contactId] = Buffer.from(code, 'base64url').toString().split('/');
	for (const environment of server.allEnvironments()) {
		const document = environment.documents.get(documentId);
		const signer = document?.signers.find((other) => other.contactId === contactId);
		if (document && signer) return { code, environment, document, signer };
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
