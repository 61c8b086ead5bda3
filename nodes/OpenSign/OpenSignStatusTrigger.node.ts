import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from './core/inputs';
import { openSignApiTest } from './methods/credentialTest';
import { searchFolders, searchTemplates } from './methods/listSearch';
import { poll } from './trigger/poll';
import { statusTriggerInputs } from './trigger/settings';

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
			...propertiesOf(statusTriggerInputs),
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
