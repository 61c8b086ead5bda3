import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from './core/inputs';
import { openSignApiTest } from './methods/credentialTest';
import { searchFolders, searchTemplates } from './methods/listSearch';
import { eventsSubtitle } from './trigger/events';
import { receive } from './trigger/receive';
import { checkExists, create, remove } from './trigger/registration';
import { webhookTriggerInputs } from './trigger/settings';

export class OpenSignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign Trigger',
		name: 'openSignTrigger',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		// The node panel shows it for both nodes, as they have one name there.
		description:
			'Send PDFs and templates for signature, get the signed documents back, or start a workflow at once when one is viewed, signed, completed or declined',
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
					'For one workflow per OpenSign account, which has room for one webhook. For more workflows, use the OpenSign Status Trigger.',
				name: 'oneWebhook',
				type: 'notice',
				default: '',
			},
			...propertiesOf(webhookTriggerInputs),
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
