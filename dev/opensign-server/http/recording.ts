import type { FastifyRequest } from 'fastify';

import { API_PATH, type Server } from '../state/server';

/** A request's path below the API's base, without the query. */
export const pathOf = ({ url }: FastifyRequest) => url.split('?')[0].replace(API_PATH, '');

/** Notes a request. @param status 0 when the connection was closed without an answer */
export function record(request: FastifyRequest, server: Server, status: number): void {
	const { method, headers, body, query } = request;
	server.requests.push({
		environment: server.environmentOf(headers.host).name,
		method,
		path: pathOf(request),
		query: (query ?? {}) as Record<string, string>,
		headers,
		body,
		status,
	});
}
