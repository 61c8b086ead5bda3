import type { FastifyInstance } from 'fastify';

import type { Server } from '../state/server';
import { carryOutFault, spoil } from './faults';
import { answerAsOldServer } from './oldServer';
import { pathOf, record } from './recording';

/** What every request to the API passes: the token, and the faults that tests order. Every one is recorded. */
export function addGate(api: FastifyInstance, server: Server): void {
	api.decorateRequest('environment');
	api.decorateRequest('fault');

	// After the body was read: the real server answers 413 and malformed JSON before it looks at the token.
	api.addHook('preValidation', async (request, reply) => {
		request.environment = server.environmentOf(request.headers.host);
		await answerAsOldServer(request, reply, server);
		if (reply.sent) return reply;
		const token = request.headers['x-api-token'];
		if (!token) return await reply.code(400).send({ error: 'Please Provide API Token' });
		// 405 for a wrong token, and for a good one of another environment.
		if (token !== server.tokens[request.environment.name])
			return await reply.code(405).send({ error: 'Invalid API Token!' });
		request.fault = request.environment.takeFault(`${request.method} ${pathOf(request)}`);
		const query = request.query as { skip?: string };
		if (request.environment.listsIgnoreSkip && query.skip !== undefined) query.skip = '0';
		return await carryOutFault(request, reply, server);
	});

	api.addHook('onSend', async (request, reply, answer) => {
		const payload = spoil(request.fault, reply, answer);
		record(request, server, reply.statusCode);
		if (request.fault?.kind === 'drop-after') request.raw.socket.destroy();
		return payload;
	});
}
