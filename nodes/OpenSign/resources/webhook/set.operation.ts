import { NodeOperationError } from 'n8n-workflow';

import { flag, url } from '../../core/inputs';
import { operation } from '../../core/registry';
import { readWebhookUrl, setWebhookUrl, shownUrl } from '../../opensign/webhook';

export const set = operation({
	name: 'Set',
	action: 'Set the webhook',
	description:
		'Set the one address that OpenSign sends all events of this account to. Another address that is set already is only replaced if allowed: what listens there gets no more events.',
	routes: ['POST /webhook'],
	inputs: {
		address: url('url', {
			displayName: 'URL',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/opensign',
			description: 'Address that OpenSign sends events to',
		}),
		replaceExisting: flag('replaceExisting', {
			displayName: 'Replace Existing',
			description:
				'Whether to replace another address that is set already. OpenSign has room for one.',
		}),
	},
	async execute({ address, replaceExisting }, { context, i }) {
		const previousUrl = await readWebhookUrl(context, i);
		if (previousUrl && previousUrl !== address && !replaceExisting) {
			throw new NodeOperationError(
				context.getNode(),
				`Another webhook is set already: ${shownUrl(previousUrl)}. Nothing was changed.`,
				{
					itemIndex: i,
					description:
						'OpenSign has room for one per account and environment. Turn on Replace Existing if what listens there may be cut off.',
				},
			);
		}
		await setWebhookUrl(context, i, address);
		return { json: { url: address, previousUrl: previousUrl ?? null } };
	},
});
