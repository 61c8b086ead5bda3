import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
	NodeHint,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toProperties, toSubtitle } from './core/properties';
import { route } from './core/router';
import { openSignApiTest } from './methods/credentialTest';
import {
	searchContacts,
	searchDocuments,
	searchFolders,
	searchTemplates,
} from './methods/listSearch';
import { getTemplateInputs } from './methods/resourceMapping';
import { resources } from './resources';
import { costs } from './sending/costs';
import { resolve } from './sending/resolve';
import { sleepUntilFinal } from './waiting/sleep';
import { sentBefore } from './waiting/wait';
import { wake } from './waiting/wake';
import { isWaiting, wakingWebhooks } from './waiting/webhooks';

/** Whoever tries the node out clicks Execute Step, which would mail real people. */
const LOOK_FIRST: NodeHint = {
	message:
		'This sends real e-mails and costs a credit. To look at it first, set Operation to Preview: it sends nothing, and all inputs stay.',
	displayCondition:
		'={{ $parameter.resource === "document" && ["send", "sendFromTemplate", "sendAndWait"].includes($parameter.operation) }}',
	whenToDisplay: 'beforeExecution',
	location: 'outputPane',
	type: 'info',
};

export class OpenSign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign',
		name: 'openSign',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: toSubtitle(resources),
		description:
			'Send PDFs and templates for e-signature with OpenSign, and get the signed documents back',
		defaults: { name: 'OpenSign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openSignApi', required: true, testedBy: 'openSignApiTest' }],
		hints: [LOOK_FIRST],
		webhooks: wakingWebhooks,
		properties: toProperties(resources),
	};

	methods = {
		credentialTest: { openSignApiTest },
		listSearch: { searchContacts, searchDocuments, searchFolders, searchTemplates },
		resourceMapping: { getTemplateInputs },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const waits = isWaiting(this);
		const before = waits ? sentBefore(this) : undefined;
		const [output] = before ? [before] : await route.call(this, { resources, resolve, costs });
		return waits ? await sleepUntilFinal(this, output) : [output];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake.call(this);
	}
}
