import type { FastifyInstance } from 'fastify';

import { webhookBody } from './laterSchemas';
import type { Server } from './server';
import { refuseUnknown } from './strict';

const NONE_SET = { error: 'User not found!' };

/** One address per account and environment: setting another forgets the one before. */
export function registerWebhookRoutes(api: FastifyInstance, server: Server): void {
	api.get('/webhook', async ({ environment: { webhookUrl, statusWithoutWebhook } }, reply) => {
		if (webhookUrl !== undefined) return { webhook: webhookUrl };
		return await reply
			.code(statusWithoutWebhook)
			.send(statusWithoutWebhook === 404 ? NONE_SET : {});
	});

	api.post<{ Body: { url: string } }>(
		'/webhook',
		{ schema: { body: webhookBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server))
				return await reply
					.code(400)
					.send({ error: 'Something went wrong, please try again later!' });
			const { environment, body } = request;
			// Not a refused token: what was asked for is so already.
			if (environment.webhookUrl === body.url)
				return await reply.code(401).send({ error: 'Webhook url already exists!' });
			environment.webhookUrl = body.url;
			return { result: 'Webhook updated successfully!' };
		},
	);

	api.delete('/webhook', async ({ environment }, reply) => {
		if (environment.webhookUrl === undefined) return await reply.code(404).send(NONE_SET);
		environment.webhookUrl = undefined;
		return { result: 'Webhook deleted successfully!' };
	});
}
