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
import { eventsSubtitle } from './trigger/events';
import { poll } from './trigger/poll';
import { statusTriggerInputs } from './trigger/settings';

export class OpenSignStatusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign Status Trigger',
		name: 'openSignStatusTrigger',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsSubtitle,
		description:
			'Starts a workflow by asking OpenSign every few minutes what was sent, signed, completed, declined or has expired: no webhook needed, for any number of workflows',
		defaults: { name: 'OpenSign Status Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openSignApi', required: true, testedBy: 'openSignApiTest' }],
		properties: [
			{
				displayName:
					'Asks OpenSign, so it needs no webhook. What was there before the first activation starts nothing.',
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
