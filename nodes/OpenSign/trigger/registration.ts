import type { IDataObject, IHookFunctions, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readTrigger } from '../core/inputs';
import { deleteWebhook, readWebhookUrl, setWebhookUrl, shownUrl } from '../opensign/webhook';
import { webhookTriggerInputs } from './settings';

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

/** What this trigger remembers; n8n keeps what is changed in it. Nobody else writes there. */
const memory = (context: IHookFunctions) => context.getWorkflowStaticData('node') as Memory;

/**
 * Somebody else's addresses that had to make room, by trigger, as long as this process runs: what `memory` has is lost
 * when the activation fails later, or when a test goes over into production.
 */
const replaced = new Map<string, string>();

/** There is nothing to be put back any more. */
function forget(context: IHookFunctions): void {
	delete memory(context).previousUrl;
	replaced.delete(triggerOf(context));
}

const triggerOf = (context: IHookFunctions) =>
	`${context.getWorkflow().id}/${context.getNode().id}`;

/** The address that n8n listens on for this trigger, in the mode that it is in. */
const ownUrl = (context: IHookFunctions) => context.getNodeWebhookUrl('default') ?? '';

/** True only when exactly this address is registered. n8n asks this before anything else. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	// In "manual" mode n8n only registers: it ends a test in the same mode as production.
	if (this.getMode() === 'manual') memory(this).testUrl = ownUrl(this);
	return (await readWebhookUrl(this, 0)) === ownUrl(this);
}

/**
 * Registers this trigger's address, where there is room, or where the node may make some. What fails leaves the address
 * that was there.
 *
 * @throws NodeOperationError that names the address that is there
 */
export async function create(this: IHookFunctions): Promise<boolean> {
	const url = ownUrl(this);
	const present = await readWebhookUrl(this, 0);
	if (present === undefined) forget(this);
	else if (present !== url) makeRoom(this, present, url);
	try {
		await setWebhookUrl(this, 0, url);
	} catch (error) {
		const failure = error as NodeApiError;
		if (present !== undefined) await putBack(this, present, failure);
		throw failure;
	}
	return true;
}

/** Takes this trigger's address away, or puts back the one it has replaced; another one that is there by now stays. */
export async function remove(this: IHookFunctions): Promise<boolean> {
	const url = ownUrl(this);
	const { productionUrl, testUrl, previousUrl = replaced.get(triggerOf(this)) } = memory(this);
	const isTest = url === testUrl;
	const before = (isTest ? productionUrl : undefined) ?? previousUrl;
	const present = await readWebhookUrl(this, 0);
	const isOurs = present !== undefined && isOwn(this, present);
	// The production trigger also ends a test that is going on: else that test would bring its address back.
	const endsHere = present === url || (isOurs && !isTest);
	if (endsHere) {
		if (before) await setWebhookUrl(this, 0, before);
		else await deleteWebhook(this, 0);
	}
	delete memory(this).productionUrl;
	delete memory(this).testUrl;
	if (before !== previousUrl) return true;
	delete memory(this).previousUrl;
	// A test that ends while production has the place leaves it to production to put the address back.
	if (endsHere || !isOurs) replaced.delete(triggerOf(this));
	return true;
}

/** After a failure: puts back what was registered before, unless it still is, or somebody else has come meanwhile. */
async function putBack(
	context: IHookFunctions,
	before: string,
	failure: NodeApiError,
): Promise<void> {
	try {
		const present = await tryToRead(context);
		const isGone = present === undefined || present === ownUrl(context);
		if (isGone) await setWebhookUrl(context, 0, before);
		if (before === memory(context).previousUrl) forget(context);
	} catch {
		failure.description = `It is unknown whether OpenSign still sends events to ${shownUrl(before)}: look in OpenSign under Settings → Webhook, and put the address back if need be.`;
	}
}

/** The address that is registered; nothing where there is none, or where it cannot be known. */
async function tryToRead(context: IHookFunctions): Promise<string | undefined> {
	try {
		return await readWebhookUrl(context, 0);
	} catch {
		return undefined;
	}
}

/**
 * Remembers the address that is there, to put it back.
 *
 * @throws NodeOperationError when it is somebody else's and may not be replaced
 */
function makeRoom(context: IHookFunctions, present: string, url: string): void {
	if (isOwn(context, present)) {
		// The other way round there is nothing to bring back: the address is that of a test which n8n did not survive.
		if (context.getMode() === 'manual') memory(context).productionUrl = present;
		return;
	}
	if (!mayReplace(context)) throw taken(context, present, url);
	memory(context).previousUrl = present;
	replaced.set(triggerOf(context), present);
}

function mayReplace(context: IHookFunctions): boolean {
	const { options } = readTrigger(context, webhookTriggerInputs);
	return options.replaceExisting === true;
}

/**
 * Whether an address is this trigger's: n8n gives it one for production and one for testing, which differ in a word of
 * the path only, and end with the node's own id or, where it has none, with those of workflow and node.
 */
function isOwn(context: IHookFunctions, address: string): boolean {
	if (!URL.canParse(address)) return false;
	const other = new URL(address);
	const own = new URL(ownUrl(context));
	const parts = context.getNode().webhookId ? 2 : 3;
	return other.host === own.host && endOfPath(other, parts) === endOfPath(own, parts);
}

const endOfPath = ({ pathname }: URL, parts: number) => pathname.split('/').slice(-parts).join('/');

function taken(context: IHookFunctions, present: string, url: string): NodeOperationError {
	const isHere = URL.canParse(present) && new URL(present).host === new URL(url).host;
	const whose = isHere ? ', another workflow of this n8n' : '';
	return new NodeOperationError(
		context.getNode(),
		`OpenSign already sends the events of this account to ${shownUrl(present)}${whose}. It has room for one address only: to take its place, turn on Options → Replace Existing Webhook, or use the OpenSign Status Trigger, which needs no address.`,
		{
			description: isHere
				? 'Or let that one workflow receive all events and call others. A workflow whose place is taken gets no more events.'
				: 'What listens there gets no more events until this workflow is deactivated, which puts the address back.',
		},
	);
}
