import type { FastifyRequest } from 'fastify';

import { UNSPECIFIC } from '../http/answers';
import { refuseUnknown } from '../http/validation';
import type { Server } from '../state/server';

const MIB = 1024 * 1024;
const HOSTED_LIMIT_BYTES = 10 * MIB;
const HARD_LIMIT_BYTES = 100 * MIB;

/** An answer that is no success. */
export interface Refusal {
	status: number;
	body: { error: string };
}

export const refusal = (status: number, error: string): Refusal => ({ status, body: { error } });

/** A request's file, which comes as base64. */
export const decode = (file: string) => Buffer.from(file, 'base64');

/** A request with a file, as base64. */
type Create = FastifyRequest<{ Body: { file?: string } }>;

/** What every create is asked first, in the server's order. */
export function refuseCreate(request: Create, server: Server): Refusal | undefined {
	const { environment } = request;
	if (refuseUnknown(request, server)) return { status: 400, body: UNSPECIFIC };
	if (environment.subscriptionEnded)
		return refusal(400, 'Please purchase or renew your subscription.');
	if (environment.credits <= 0)
		return refusal(429, 'Quota reached, Please buy credits and try again later.');
	const { file } = request.body;
	const bytes = file === undefined ? 0 : decode(file).length;
	if (environment.name !== 'selfHosted' && bytes > HOSTED_LIMIT_BYTES)
		return refusal(400, 'File too large. Max allowed file size is 10 MB');
	if (bytes > HARD_LIMIT_BYTES) return { status: 400, body: UNSPECIFIC };
	return undefined;
}
