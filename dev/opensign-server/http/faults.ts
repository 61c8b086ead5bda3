import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Fault, OrderedFault } from '../state/fault';
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
	reply.headers(fault?.headers ?? {});
	switch (fault?.kind) {
		case 'status':
			return await reply.code(fault.status ?? 500).send(fault.body ?? UNSPECIFIC);
		case 'html': {
			const status = fault.status ?? 502;
			return await reply.code(status).type('text/html').send(errorPage(status));
		}
		case 'echo':
			return await reply.code(fault.status ?? 400).send({ error: echo(request, fault) });
		case 'echo-page':
			return await reply
				.code(fault.status ?? 400)
				.type('text/html')
				.send(`<!DOCTYPE html><html><body><pre>${echo(request, fault)}</pre></body></html>`);
		case 'redirect': {
			const location = fault.location ?? '/';
			return await reply
				.code(fault.status ?? 302)
				.header('location', location)
				.send('');
		}
		case 'drop-before':
			record(request, server, 0);
			request.raw.socket.destroy();
			return reply.hijack();
		case 'stall':
			record(request, server, 0);
			countLeaving(fault, reply);
			return reply.hijack();
		case 'trickle':
			record(request, server, 200);
			countLeaving(fault, reply);
			trickle(reply);
			return reply.hijack();
		case 'late':
			await (typeof fault.until === 'function' ? fault.until() : fault.until);
			return undefined;
		default:
			return undefined;
	}
}

function countLeaving(fault: OrderedFault, { raw }: FastifyReply): void {
	raw.once('close', () => (fault.left += 1));
}

/** Milliseconds between two bytes of an answer that never ends. */
const TRICKLE_MS = 50;

/** Begins an answer of JSON, and goes on with blanks until nobody listens any more. */
export function trickle({ raw }: FastifyReply): void {
	raw.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => raw.write(' '), TRICKLE_MS);
	raw.on('close', () => clearInterval(timer));
}

function echo({ headers }: FastifyRequest, { body = '' }: Fault): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
	return [String(body), ...lines].join('\n').trim();
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
		case 'late-html': {
			const status = fault.status ?? 502;
			reply.code(status).type('text/html');
			return errorPage(status);
		}
		default:
			return answer;
	}
}
