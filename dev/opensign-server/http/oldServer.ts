import type { FastifyReply, FastifyRequest } from 'fastify';

import { API_PATH, type Server } from '../state/server';
import { errorPage } from './answers';

const MIB = 1024 * 1024;
const SMALL_BODY_BYTES = 50 * MIB;

/** What version 1 does not have. (It has POST /drafttemplate as far as anybody has said.) */
const LATER_ROUTES = [
	'POST /draftdocument',
	'POST /selfsign',
	'POST /document/:id',
	'GET /signinglinks/:id',
	'GET /formdata/:id',
	'GET /signerips/:id',
	'POST /publictemplate',
	'PUT /contact/:id',
	'PUT /contact-by-email/:email',
	'GET /getcredits',
];

/** Answers with a page, as an old server does before it looks at the token. */
export async function answerAsOldServer(
	request: FastifyRequest,
	reply: FastifyReply,
	{ quirks }: Server,
): Promise<unknown> {
	const page = async (status: number) =>
		await reply.code(status).type('text/html').send(errorPage(status));
	if (quirks.smallLimits && Number(request.headers['content-length']) > SMALL_BODY_BYTES)
		return await page(413);
	const route = `${request.method} ${request.routeOptions.url?.replace(API_PATH, '')}`;
	if (quirks.laterRoutesAreMissing && LATER_ROUTES.includes(route)) return await page(404);
	return undefined;
}
