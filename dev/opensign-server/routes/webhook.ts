import type { FastifyInstance } from 'fastify';

import { UNSPECIFIC } from '../http/answers';
import { refuseUnknown, takesBody } from '../http/validation';
import { webhookBody } from '../schemas';
import type { Server } from '../state/server';

const NONE_SET = { error: 'User not found!' };

/** One address per account and environment: setting another forgets the one before. */
export function registerWebhookRoutes(api: FastifyInstance, server: Server): void {
	api.get('/webhook', async ({ environment: { webhookUrl, quirks } }, reply) => {
		if (webhookUrl !== undefined) return { webhook: webhookUrl };
		return quirks.unsetWebhookIsEmpty ? {} : await reply.code(404).send(NONE_SET);
	});

	api.post<{ Body: { url: string } }>(
		'/webhook',
		takesBody(webhookBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
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
