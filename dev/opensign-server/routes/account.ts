import type { FastifyInstance } from 'fastify';

import { OWNER } from '../state/entities';

const USER = {
	objectId: 'aB3dE5gH1j',
	...OWNER,
	phone: '',
	jobTitle: '',
	company: 'Example Ltd',
	createdAt: '2026-01-01T00:00:00.000Z',
	updatedAt: '2026-01-01T00:00:00.000Z',
};

export function registerAccountRoutes(api: FastifyInstance): void {
	api.get('/getuser', async () => USER);

	api.get('/getcredits', async ({ environment: { credits, subscriptionEnded } }, reply) => {
		if (subscriptionEnded) return await reply.code(400).send({ error: 'Subscription not found!' });
		return {
			plan_credits: credits,
			addon_credits: 0,
			total_credits: credits,
			renewal_date: '2027-01-01T00:00:00.000Z',
		};
	});
}
