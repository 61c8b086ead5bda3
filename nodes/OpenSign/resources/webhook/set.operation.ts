import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { isWebAddress } from '../../sending/preflight/options';
import { readWebhookUrl, setWebhookUrl } from '../../opensign/webhook';

export const set: Operation = {
	name: 'Set',
	action: 'Set the webhook',
	description:
		'Set the one address that OpenSign sends all events of this account to. Another address that is set already is only replaced if allowed: what listens there gets no more events.',
	routes: ['POST /webhook'],
	fields: [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/opensign',
			description: 'Address that OpenSign sends events to',
		},
		{
			displayName: 'Replace Existing',
			name: 'replaceExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether to replace another address that is set already. OpenSign has room for one.',
		},
	],
	async execute(i) {
		const url = (this.getNodeParameter('url', i) as string).trim();
		if (!isWebAddress(url))
			throw new NodeOperationError(
				this.getNode(),
				`URL: '${url}' is not a web address. Enter one that starts with https://.`,
				{ itemIndex: i },
			);
		const previousUrl = await readWebhookUrl(this, i);
		if (previousUrl && previousUrl !== url && !this.getNodeParameter('replaceExisting', i)) {
			throw new NodeOperationError(
				this.getNode(),
				`Another webhook is set already: ${previousUrl}. Nothing was changed.`,
				{
					itemIndex: i,
					description:
						'OpenSign has room for one per account and environment. Turn on Replace Existing if what listens there may be cut off.',
				},
			);
		}
		await setWebhookUrl(this, i, url);
		return { json: { url, previousUrl: previousUrl ?? null } };
	},
};
