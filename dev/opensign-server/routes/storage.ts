import type { FastifyInstance } from 'fastify';

import type { Server } from '../state/server';

const EXPIRED =
	'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';

/** The files behind pre-signed links, which S3 serves for the real server: whoever has the link may read. */
export function registerStorageRoute(app: FastifyInstance, server: Server): void {
	app.get<{ Params: { key: string } }>('/storage/:key', async (request, reply) => {
		const { params, headers, url } = request;
		const file = server.storedFile(params.key);
		const status = file ? 200 : 403;
		server.storageRequests.push({ path: url, headers, status });
		if (headers['x-api-token'] !== undefined)
			server.violations.push('The API token was sent to a storage link.');
		if (!file) return await reply.code(status).type('application/xml').send(EXPIRED);
		return await reply.type('application/pdf').send(file);
	});
}
