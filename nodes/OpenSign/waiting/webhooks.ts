/** What n8n wants of a node that waits. */
import type { IExecuteFunctions, IWebhookDescription } from 'n8n-workflow';
import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import { parametersOf } from '../core/inputs';

/** The address that wakes an execution: its last part is the node's id. Nothing is registered anywhere for it. */
const waking = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

export const wakingWebhooks: IWebhookDescription[] = [
	// Browsers.
	{ ...waking, httpMethod: 'GET' },
	// This package's triggers.
	{ ...waking, httpMethod: 'POST' },
];

/** n8n looks at the operation's value as well when the address is called. */
export const isWaiting = (context: IExecuteFunctions): boolean =>
	parametersOf(context, 0).get('operation') === SEND_AND_WAIT_OPERATION;
