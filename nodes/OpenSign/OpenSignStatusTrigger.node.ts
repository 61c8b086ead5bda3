import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { openSignApiTest } from './methods/credentialTest';
import { searchFolders, searchTemplates } from './methods/listSearch';
import { eventsField } from './trigger/events';
import { filtersField } from './trigger/filters';
import { outputOptions } from './trigger/output';
import { poll } from './trigger/poll';

export class OpenSignStatusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign Status Trigger',
		name: 'openSignStatusTrigger',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a document for e-signature was sent, signed, completed, declined or has expired (polling)',
		defaults: { name: 'OpenSign Status Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openSignApi', required: true, testedBy: 'openSignApiTest' }],
		properties: [
			{
				displayName:
					'Needs no webhook, and catches up on what happened while n8n was down. What was there before the first activation starts nothing.',
				name: 'howItWorks',
				type: 'notice',
				default: '',
			},
			eventsField(
				['completed', 'created', 'declined', 'expired', 'signed'],
				['completed', 'declined', 'expired'],
			),
			filtersField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: outputOptions,
			},
		],
	};

	methods = {
		credentialTest: { openSignApiTest },
		listSearch: { searchFolders, searchTemplates },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.call(this);
	}
}
