import { operation } from '../../core/registry';
import { deleteWebhook, readWebhookUrl, shownUrl } from '../../opensign/webhook';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete the webhook',
	description:
		'Remove the address that OpenSign sends events to. What listens there gets no more events.',
	routes: ['DELETE /webhook'],
	inputs: {},
	async execute(_inputs, { context, i }) {
		const previousUrl = await readWebhookUrl(context, i);
		if (previousUrl) await deleteWebhook(context, i);
		return {
			json: {
				deleted: previousUrl !== undefined,
				previousUrl: previousUrl ? shownUrl(previousUrl) : null,
			},
		};
	},
});
