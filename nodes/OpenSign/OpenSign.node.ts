import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { toProperties } from './core/properties';
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
import { resolve } from './sending/resolve';
import { sleepUntilFinal } from './waiting/sleep';
import { wake } from './waiting/wake';

/** The address that wakes an execution: its last part is the node's id. */
const WAKING = {
	name: 'default' as const,
	responseMode: 'onReceived' as const,
	responseData: '' as const,
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

/** n8n wants this value for operations that wait, and looks at it as it is stored. */
const waits = (context: IExecuteFunctions) =>
	context.getNodeParameter('operation', 0, '') === 'sendAndWait';

export class OpenSign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenSign',
		name: 'openSign',
		icon: { light: 'file:opensign.svg', dark: 'file:opensign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Send PDFs and templates for e-signature with OpenSign, and get the signed documents back',
		defaults: { name: 'OpenSign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openSignApi', required: true, testedBy: 'openSignApiTest' }],
		webhooks: [
			// Browsers.
			{ ...WAKING, httpMethod: 'GET' },
			// This package's triggers.
			{ ...WAKING, httpMethod: 'POST' },
		],
		properties: toProperties(resources),
	};

	methods = {
		credentialTest: { openSignApiTest },
		listSearch: { searchContacts, searchDocuments, searchFolders, searchTemplates },
		resourceMapping: { getTemplateInputs },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [output] = await route.call(this, { resources, resolve });
		return waits(this) ? await sleepUntilFinal(this, output) : [output];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake.call(this);
	}
}
