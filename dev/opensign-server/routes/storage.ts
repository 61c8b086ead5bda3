import type { FastifyInstance, FastifyReply } from 'fastify';

import { errorPage } from '../http/answers';
import { trickle } from '../http/faults';
import type { Fault } from '../state/fault';
import type { Server } from '../state/server';

const EXPIRED =
	'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';

/** The files behind pre-signed links, which S3 serves for the real server: whoever has the link may read. */
export function registerStorageRoute(app: FastifyInstance, server: Server): void {
	app.get<{ Params: { key: string } }>('/storage/:key', async (request, reply) => {
		const { params, headers, url } = request;
		const file = server.storedFile(params.key);
		const [fault] = server.allEnvironments().flatMap((one) => one.takeStorageFault() ?? []);
		const status = fault?.status ?? (file ? 200 : 403);
		server.storageRequests.push({ path: url, headers, status });
		if (headers['x-api-token'] !== undefined)
			server.violations.push('The API token was sent to a storage link.');
		if (!file) return await reply.code(status).type('application/xml').send(EXPIRED);
		return await (fault ? goWrong(reply, fault, file) : reply.type('application/pdf').send(file));
	});
}

/** Half a file, a page in its place, or nothing. */
function goWrong(reply: FastifyReply, { kind, status = 200 }: Fault, file: Buffer): FastifyReply {
	const half = file.subarray(0, Math.ceil(file.length / 2));
	switch (kind) {
		case 'status':
		case 'html':
			return reply.code(status).type('text/html').send(errorPage(status));
		case 'empty':
			return reply.type('application/pdf').send('');
		case 'torn':
			reply.raw.writeHead(200, { 'content-length': file.length });
			reply.raw.write(half, () => reply.raw.destroy());
			return reply.hijack();
		case 'cut-json':
			return reply.type('application/pdf').send(half);
		case 'trickle':
			trickle(reply);
			return reply.hijack();
		case 'stall':
			return reply.hijack();
		default:
			reply.raw.destroy();
			return reply.hijack();
	}
}
