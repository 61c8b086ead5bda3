import type { FastifyRequest } from 'fastify';

import type { Schema } from '../schemas/parts';
import type { Server } from '../state/server';
import { pathOf } from './recording';

/** A problem as Ajv tells it. */
interface Problem {
	instancePath: string;
	message?: string;
	params: object;
}

/** A route's options: its body is checked, and the handler asks how that went (`refuseUnknown`). */
export const takesBody = (body: Schema) => ({ schema: { body }, attachValidation: true });

export const takesQuery = (querystring: Schema) => ({
	schema: { querystring },
	attachValidation: true,
});

/** Notes what the specification does not know; true when there was any. */
export function refuseUnknown(request: FastifyRequest, server: Server): boolean {
	const { validationError, method } = request;
	if (!validationError) return false;
	const problems = validationError.validation as Problem[] | undefined;
	const details = problems?.map(toText).join('; ') ?? validationError.message;
	server.violations.push(`${method} ${pathOf(request)}: ${details}`);
	return true;
}

const toText = ({ instancePath, message, params }: Problem) =>
	`${instancePath} ${message} ${JSON.stringify(params)}`;
