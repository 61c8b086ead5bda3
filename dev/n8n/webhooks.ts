/** Where a workflow's triggers listen, worked out as n8n does. */
import type { INode, INodeTypeDescription, IWebhookDescription } from 'n8n-workflow';

import type { ProductionWebhook } from './types';

/** The description of a node's type, in the node's own version. */
export function typeOf(
	node: INode,
	types: INodeTypeDescription[],
): INodeTypeDescription | undefined {
	const nodeVersion = node.typeVersion ?? 1;
	return types.find(
		({ name, version }) => name === node.type && [version].flat().includes(nodeVersion),
	);
}

/** @param url n8n's */
export function webhooksOf(
	url: string,
	workflow: { id: string; nodes: INode[] },
	types: INodeTypeDescription[],
): ProductionWebhook[] {
	const nodes = workflow.nodes.filter((node) => node.disabled !== true);
	return nodes.flatMap((node) => {
		const urls = describedWebhooks(node, types).map((webhook) => {
			const endpoint = webhook.nodeType === 'form' ? 'form' : 'webhook';
			return `${url}/${endpoint}/${webhookPath(workflow.id, node, webhook)}`;
		});
		// A form shows itself at the address that it posts to: two webhooks, one URL.
		return [...new Set(urls)].map((one) => ({ node: node.name, url: one }));
	});
}

function describedWebhooks(node: INode, types: INodeTypeDescription[]): IWebhookDescription[] {
	const webhooks = typeOf(node, types)?.webhooks ?? [];
	return webhooks.filter(
		({ restartWebhook, path }) => restartWebhook !== true && path !== undefined,
	);
}

/** n8n's `getNodeWebhookPath`. A path from an expression is that of the Webhook and Form nodes: `parameters.path`. */
function webhookPath(workflowId: string, node: INode, webhook: IWebhookDescription): string {
	const isExpression = webhook.path.startsWith('=');
	const entered = node.parameters.path;
	const own = typeof entered === 'string' ? entered : (node.webhookId ?? '');
	const path = isExpression ? own : webhook.path;
	if (node.webhookId === undefined)
		return `${workflowId}/${encodeURIComponent(node.name.toLowerCase())}/${path}`;
	const isDynamic = path.startsWith(':') || path.includes('/:');
	const isFull = isTrue(webhook.isFullPath) && !isDynamic;
	return isFull ? path || node.webhookId : `${node.webhookId}/${path}`;
}

const isTrue = (flag: unknown) => flag === true || flag === '={{true}}';

/** Asks a webhook which methods it takes, as a browser does before it posts; that runs no workflow. */
export async function isRegistered(url: string): Promise<boolean> {
	const response = await fetch(url, {
		method: 'OPTIONS',
		headers: { origin: new URL(url).origin },
		signal: AbortSignal.timeout(5000),
	});
	const methods = (response.headers.get('access-control-allow-methods') ?? '').split(', ');
	return methods.some((method) => method !== '' && method !== 'OPTIONS');
}
