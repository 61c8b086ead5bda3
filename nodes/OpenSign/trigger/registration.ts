import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { deleteWebhook, readWebhookUrl, setWebhookUrl } from '../opensign/webhook';

/**
 * OpenSign has room for one address per account. What is registered is asked, never remembered; remembered is only what
 * had to make room, to put it back.
 */
interface Memory extends IDataObject {
	/** Somebody else's address. */
	previousUrl?: string;
	/** This trigger's production address, while somebody listens for a test event. */
	productionUrl?: string;
	/** The address for tests, while somebody listens. */
	testUrl?: string;
}

const memory = (context: IHookFunctions) => context.getWorkflowStaticData('node') as Memory;

const ownUrl = (context: IHookFunctions) => context.getNodeWebhookUrl('default') as string;

/**
 * Whether an address is this trigger's: n8n gives it one for production and one for testing, which differ in a word of
 * the path only, and end with the node's own id or, where it has none, with those of workflow and node.
 */
function isOwn(context: IHookFunctions, address: string): boolean {
	if (!URL.canParse(address)) return false;
	const [a, b] = [new URL(address), new URL(ownUrl(context))];
	const end = ({ pathname }: URL) =>
		pathname
			.split('/')
			.slice(context.getNode().webhookId ? -2 : -3)
			.join('/');
	return a.host === b.host && end(a) === end(b);
}

/** True only when exactly this address is registered. n8n asks this before anything else. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	// In "manual" mode n8n only registers: it ends a test in the same mode as production.
	if (this.getMode() === 'manual') memory(this).testUrl = ownUrl(this);
	return (await readWebhookUrl(this, 0)) === ownUrl(this);
}

/**
 * Registers this trigger's address, where there is room, or where the node may make some.
 *
 * @throws NodeOperationError that names the address that is there
 */
export async function create(this: IHookFunctions): Promise<boolean> {
	const url = ownUrl(this);
	const present = await readWebhookUrl(this, 0);
	if (present !== undefined && present !== url) {
		const own = isOwn(this, present);
		const { replaceExisting = false } = this.getNodeParameter('options', {}) as {
			replaceExisting?: boolean;
		};
		if (!own && !replaceExisting) throw taken(this, present, url);
		if (!own) memory(this).previousUrl = present;
		// The other way round there is nothing to bring back: the address is that of a test which n8n did not survive.
		else if (this.getMode() === 'manual') memory(this).productionUrl = present;
	}
	await setWebhookUrl(this, 0, url);
	return true;
}

/** Takes this trigger's address away, or puts back the one it has replaced; another one that is there by now stays. */
export async function remove(this: IHookFunctions): Promise<boolean> {
	const url = ownUrl(this);
	const { previousUrl, productionUrl, testUrl } = memory(this);
	const testing = url === testUrl;
	const before = (testing ? productionUrl : undefined) ?? previousUrl;
	const present = await readWebhookUrl(this, 0);
	// The production trigger also ends a test that is going on: else that test would bring its address back.
	const ours = present === url || (present !== undefined && !testing && isOwn(this, present));
	if (ours) {
		if (before) await setWebhookUrl(this, 0, before);
		else await deleteWebhook(this, 0);
	}
	delete memory(this).productionUrl;
	delete memory(this).testUrl;
	if (before === previousUrl) delete memory(this).previousUrl;
	return true;
}

function taken(context: IHookFunctions, present: string, url: string): NodeOperationError {
	const here = URL.canParse(present) && new URL(present).host === new URL(url).host;
	return new NodeOperationError(
		context.getNode(),
		`OpenSign already sends the events of this account to ${shown(present)}${here ? ', another workflow of this n8n' : ''}. It has room for one address only.`,
		{
			description: here
				? 'Let that one workflow receive all events and call others, or use the OpenSign Status Trigger here, which needs no address. To take the place of the other workflow, which then gets no more events, turn on Options → Replace Existing Webhook.'
				: 'To take its place, turn on Options → Replace Existing Webhook: what listens there gets no more events until this workflow is deactivated, which puts the address back. Or use the OpenSign Status Trigger, which needs no address.',
		},
	);
}

/** Host and path: the query of somebody else's address may hold a secret. */
function shown(address: string): string {
	if (!URL.canParse(address)) return 'another address';
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname}`;
}
