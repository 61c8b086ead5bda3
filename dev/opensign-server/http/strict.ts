import type { FastifyRequest } from 'fastify';

import type { Server } from './server';

/** Notes what the specification does not know; true when there was any. */
export function refuseUnknown(request: FastifyRequest, server: Server): boolean {
	const { validationError } = request;
	if (!validationError) return false;
	const problems = validationError.validation as
		Array<{ instancePath: string; message?: string; params: object }> | undefined;
	const details = problems
		?.map(
			({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
		)
		.join('; ');
	server.violations.push(
		`${request.method} ${server.pathOf(request.url)}: ${details ?? validationError.message}`,
	);
	return true;
}

/** A page of a list, by the query's `limit` (500 at most) and `skip`. */
export function pageOf<T>(
	entries: T[],
	{ limit, skip = '0' }: { limit?: string; skip?: string },
): T[] {
	return entries.slice(Number(skip), Number(skip) + Math.min(500, Number(limit ?? 100)));
}
