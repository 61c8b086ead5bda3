import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { openSignApiTest } from './methods/credentialTest';
import { searchFolders, searchTemplates } from './methods/listSearch';
import { eventsField } from './trigger/events';
import { filtersField } from './trigger/filters';
import { outputOptions } from './trigger/output';
import { receive } from './trigger/receive';
import { checkExists, create, remove } from './trigger/registration';

export class OpenSignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign Trigger',
		name: 'openSignTrigger',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a document for e-signature was sent, viewed, signed, completed or declined (webhook)',
		defaults: { name: 'OpenSign Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openSignApi', required: true, testedBy: 'openSignApiTest' }],
		// Without responseData n8n answers a text of its own.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		properties: [
			{
				displayName:
					'OpenSign has room for one webhook per account, and sends each event once. For several workflows on one account, or to catch what was missed while n8n was down, use the OpenSign Status Trigger.',
				name: 'oneWebhook',
				type: 'notice',
				default: '',
			},
			{
				displayName:
					'Without a Webhook Security Key in the credential, anyone who learns the address can send events. They are then checked by asking OpenSign, unless you turn that off.',
				name: 'noKey',
				type: 'notice',
				default: '',
			},
			eventsField(['completed', 'created', 'declined', 'signed', 'viewed'], ['completed']),
			filtersField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					...outputOptions,
					{
						displayName: 'Replace Existing Webhook',
						name: 'replaceExisting',
						type: 'boolean',
						default: false,
						description:
							'Whether to take the place of another address that OpenSign sends events to. What listens there gets no more events; the address is put back when this workflow is deactivated.',
					},
					{
						displayName: 'Verify With OpenSign',
						name: 'verify',
						type: 'boolean',
						default: true,
						description:
							'Whether to ask OpenSign about each event and to trust only what it says, if the credential has no Webhook Security Key. On unless this option is added and turned off.',
					},
				],
			},
		],
	};

	methods = {
		credentialTest: { openSignApiTest },
		listSearch: { searchFolders, searchTemplates },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists.call(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create.call(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}
}
