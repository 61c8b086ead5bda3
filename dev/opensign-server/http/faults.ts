import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Fault } from '../state/fault';
import type { Server } from '../state/server';
import { errorPage, UNSPECIFIC } from './answers';
import { record } from './recording';

/** Carries out a fault that a test has ordered, except those that need the request to be handled. */
export async function carryOutFault(
	request: FastifyRequest,
	reply: FastifyReply,
	server: Server,
): Promise<unknown> {
	const { fault } = request;
	switch (fault?.kind) {
		case 'status':
			return await reply.code(fault.status ?? 500).send(fault.body ?? UNSPECIFIC);
		case 'html': {
			const status = fault.status ?? 502;
			return await reply.code(status).type('text/html').send(errorPage(status));
		}
		case 'redirect': {
			const location = fault.location ?? '/';
			return await reply.code(302).header('location', location).send('');
		}
		case 'drop-before':
			record(request, server, 0);
			request.raw.socket.destroy();
			return reply.hijack();
		case 'stall':
			record(request, server, 0);
			return reply.hijack();
		case 'late':
			await fault.until;
			return undefined;
		default:
			return undefined;
	}
}

/** What is sent in place of an answer that a test wants spoilt. */
export function spoil(fault: Fault | undefined, reply: FastifyReply, answer: unknown): unknown {
	switch (fault?.kind) {
		case 'empty':
			reply.code(200);
			return '';
		case 'other-json':
			reply.code(200).type('application/json');
			return JSON.stringify(fault.body ?? null);
		case 'cut-json': {
			const text = String(answer);
			reply.code(200);
			return text.slice(0, Math.ceil(text.length / 2));
		}
		default:
			return answer;
	}
}
