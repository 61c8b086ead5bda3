import { operation } from '../../core/registry';
import { readWebhookUrl } from '../../opensign/webhook';

export const get = operation({
	name: 'Get',
	action: 'Get the webhook',
	description:
		"Get the address that OpenSign sends this account's events to; null if none is set. Changes nothing.",
	routes: ['GET /webhook'],
	inputs: {},
	async execute(_inputs, { context, i }) {
		return { json: { url: (await readWebhookUrl(context, i)) ?? null } };
	},
});
