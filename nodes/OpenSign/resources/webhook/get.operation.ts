import type { Operation } from '../../core/registry';
import { readWebhookUrl } from '../../opensign/webhook';

export const get: Operation = {
	name: 'Get',
	action: 'Get the webhook',
	description:
		"Get the address that OpenSign sends this account's events to; null if none is set. Changes nothing.",
	routes: ['GET /webhook'],
	fields: [],
	async execute(i) {
		return { json: { url: (await readWebhookUrl(this, i)) ?? null } };
	},
};
