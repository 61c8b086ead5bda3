/** Putting the execution to sleep, once all items are sent. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { redirectDocument } from '../opensign/documents';
import { addressOf, isWaitingAddress, keyIn, keyOf } from './address';
import { mayWait } from './call';
import { isFinal, lookAtAll, type Look } from './look';
import { toOutcome, toTimeOut } from './outcome';
import { waitOf, type Wait, type Waiting } from './wait';

/** For an item that was sent by an earlier execution, whose settings are not known any more. */
const NO_SETTINGS = { thanks: '', files: 'none', until: null } as const;

const WAKES_ANOTHER =
	'This document was sent by an earlier execution that still waits for it, or its redirect URL cannot be changed, so the browsers of its signers do not wake this one. It goes on when the other documents wake it, or at the time limit.';

/**
 * Lets the execution sleep until every document is final; where they are already, it goes on at once.
 *
 * @param output one item for each input item, as sending has put it out
 * @returns the output if the execution does not sleep
 */
export async function sleepUntilFinal(
	context: IExecuteFunctions,
	output: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	// Of a cancelled execution nothing goes on.
	if (output.length !== items.length) return [output];
	const wait = waitOf(context);
	const sent = output.map(({ json }, i) => toWaiting(wait, json, i));
	const looks = await lookAtAll(context, sent);
	const waiting: Waiting[] = [];
	for (const [i, one] of sent.entries())
		waiting.push(await withAddress(context, wait, one, looks[i], i));
	if (looks.every((look) => look === undefined || isFinal(look))) {
		const outcomes = waiting.map(async (one, i) => await toOutcome(context, i, one, looks[i]));
		return [await Promise.all(outcomes)];
	}
	wait.waiting = waiting;
	wait.execution = context.getExecutionId();
	prepareTimeOut(context, items, waiting, looks);
	await context.putExecutionToWait(endOf(waiting));
	return [waiting.map(({ sent: json }, i) => ({ json, pairedItem: { item: i } }))];
}

function toWaiting({ settings }: Wait, json: Waiting['sent'], i: number): Waiting {
	const { documentId } = json;
	const sent = { ...(settings[i] ?? NO_SETTINGS), sent: json };
	return typeof documentId === 'string' ? { ...sent, documentId } : sent;
}

/** With what tells its address from others: that which OpenSign has, where it says so. */
async function withAddress(
	context: IExecuteFunctions,
	{ id: round }: Wait,
	waiting: Waiting,
	look: Look | undefined,
	i: number,
): Promise<Waiting> {
	const { documentId, thanks, sent } = waiting;
	if (documentId === undefined) return waiting;
	const ours = keyOf({ round, item: String(i) });
	const old = look?.document?.raw.redirect_url;
	if (typeof old !== 'string') return { ...waiting, key: ours };
	const address = addressOf(context, round, i);
	const key = keyIn(old, address);
	if (key !== undefined || isFinal(look ?? {})) return { ...waiting, key };
	if (await takeOver(context, i, documentId, old, address)) {
		// Where signers would have been led to, unless that was an earlier execution.
		return { ...waiting, key: ours, thanks: thanks || (isWaitingAddress(old, address) ? '' : old) };
	}
	const { warnings = [] } = sent;
	return { ...waiting, sent: { ...sent, warnings: [...(warnings as []), WAKES_ANOTHER] } };
}

/**
 * Gives a document of an earlier execution this one's address, unless that execution still waits for it.
 *
 * @param old the document's redirect URL
 */
async function takeOver(
	context: IExecuteFunctions,
	i: number,
	documentId: string,
	old: string,
	address: string,
): Promise<boolean> {
	if (isWaitingAddress(old, address) && (await mayWait(context, old))) return false;
	try {
		await redirectDocument(context, i, documentId, address);
		return true;
	} catch {
		return false;
	}
}

/**
 * Puts what comes out at the time limit in the place of the input, which is what n8n passes on then without asking the
 * node. An item's `json` is replaced, never written into: it is the earlier node's output as well.
 */
function prepareTimeOut(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
	waiting: Waiting[],
	looks: Array<Look | undefined>,
): void {
	for (const [i, one] of waiting.entries()) {
		items[i].json = one.documentId === undefined ? one.sent : toTimeOut(one, looks[i]);
		delete items[i].binary;
	}
	const stacked = context.getExecuteData();
	// With Execute Once, n8n would pass on the items that were left out.
	stacked.data.main?.[0]?.splice(items.length);
	// What n8n wakes it marks as done by this object, and with it all else that has it: items of another branch, or of an
	// agent's next call, which wait for their turn. They would be passed on unsent.
	stacked.node = { ...stacked.node };
}

/** When to go on at the latest: the last of the items' ends, or never where one has none. */
function endOf(waiting: Waiting[]): Date {
	const ends = waiting.filter(({ documentId }) => documentId).map(({ until }) => until);
	const times = ends.filter((end) => end !== null);
	return times.length < ends.length ? WAIT_INDEFINITELY : new Date(Math.max(...times));
}
