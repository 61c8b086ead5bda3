import type { FastifyInstance } from 'fastify';

import { webhookBody } from './laterSchemas';
import type { Server } from './server';
import type { Environment } from './state';
import { refuseUnknown } from './strict';

/** One address per account and environment. Weak, so that a reset forgets it. */
const webhooks = new WeakMap<Environment, string>();

export function registerWebhookRoutes(api: FastifyInstance, server: Server): void {
	api.get('/webhook', async ({ environment }, reply) => {
		const webhook = webhooks.get(environment);
		return webhook ? { webhook } : await reply.code(404).send({ error: 'User not found!' });
	});

	api.post<{ Body: { url: string } }>('/webhook', { schema: { body: webhookBody }, attachValidation: true }, async (request, reply) => {
		if (refuseUnknown(request, server)) return await reply.code(400).send({ error: 'Something went wrong, please try again later!' });
		if (webhooks.get(request.environment) === request.body.url) return await reply.code(401).send({ error: 'Webhook url already exists!' });
		webhooks.set(request.environment, request.body.url);
		return { result: 'Webhook updated successfully!' };
	});

	api.delete('/webhook', async ({ environment }, reply) => (webhooks.delete(environment) ? { result: 'Webhook deleted successfully!' } : await reply.code(404).send({ error: 'User not found!' })));
}
