import type { Operation } from '../../core/registry';
import { deleteWebhook, readWebhookUrl } from '../../opensign/webhook';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete the webhook',
	description:
		'Remove the address that OpenSign sends events to. What listens there gets no more events.',
	routes: ['DELETE /webhook'],
	fields: [],
	async execute(i) {
		const previousUrl = await readWebhookUrl(this, i);
		if (previousUrl) await deleteWebhook(this, i);
		return { json: { deleted: previousUrl !== undefined, previousUrl: previousUrl ?? null } };
	},
};
