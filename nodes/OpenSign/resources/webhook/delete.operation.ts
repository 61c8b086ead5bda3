import { operation } from '../../core/registry';
import { deleteWebhook, readWebhookUrl } from '../../opensign/webhook';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete the webhook',
	description:
		'Remove the address that OpenSign sends events to. What listens there gets no more events.',
	routes: ['DELETE /webhook'],
	inputs: {},
	async execute(_inputs, { context, i, triedAt }) {
		const previousUrl = await readWebhookUrl(context, i);
		if (previousUrl) await deleteWebhook(context, i);
		// What is not there any more, an earlier try has deleted whose answer did not come.
		const deleted = previousUrl !== undefined || triedAt !== undefined;
		return {
			json: { deleted, previousUrl: previousUrl ?? null },
		};
	},
});
