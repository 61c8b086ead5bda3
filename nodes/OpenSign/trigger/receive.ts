import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { readTrigger } from '../core/inputs';
import { eventKey, readEvent, type DocumentEvent } from '../opensign/events';
import { isSignatureRight } from '../opensign/signature';
import { addressToCall, callUntilDone } from '../waiting/call';
import { toMessage } from '../waiting/reasons';
import { isOldCreation, isTooOld } from './age';
import { Memory } from './duplicates';
import { covers } from './events';
import { needsDocument, passesDocument, passesEvent } from './filters';
import { toItem, wantsDocument } from './output';
import { webhookTriggerInputs, withFiles, type Settings } from './settings';
import { asConfirmed, confirms, lookUp, type Found } from './verify';

/** Bytes. OpenSign's events have some thousand. */
const LARGEST_BODY = 1024 * 1024;

/** What a call is answered that starts nothing: an HTTP status, and why. */
interface Refusal {
	status: number;
	message: string;
}

const TOO_LARGE: Refusal = {
	status: 413,
	message: 'The body is too large for an event of OpenSign.',
};
const WRONG_SIGNATURE: Refusal = { status: 401, message: 'The signature is missing or wrong.' };
const NOT_ASKED_FOR: Refusal = { status: 200, message: 'Not asked for.' };
const NO_DOCUMENT: Refusal = { status: 200, message: 'There is no such document.' };
const SEEN_BEFORE: Refusal = { status: 200, message: 'Seen before.' };
const TOO_OLD: Refusal = { status: 200, message: 'Too old: it has happened more than a day ago.' };
const NOT_CONFIRMED: Refusal = { status: 403, message: 'OpenSign does not confirm this event.' };
const NOT_VERIFIED: Refusal = {
	status: 503,
	message: 'The event could not be verified with OpenSign.',
};

/** After these nothing more happens to a document. */
const LAST = ['completed', 'declined', 'revoked'];

/** By what an event is known to be true: its signature, OpenSign's own answer, or nothing. */
type Proof = 'signature' | 'openSign' | null;

/**
 * A call to the trigger's address: starts the workflow for an event of OpenSign's that was asked for, once, and
 * answers everything else without leaving a trace in logs.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = readBody(this);
	if (body.length > LARGEST_BODY) return refuse(this, TOO_LARGE);
	const securityKey = await readSecurityKey(this);
	if (securityKey !== '' && !isSigned(this, body, securityKey)) {
		return refuse(this, WRONG_SIGNATURE);
	}
	const read = readEvent(body);
	if (read.event === undefined) return refuse(this, whyUnread(read));

	const { event } = read;
	const settings = withFiles(readTrigger(this, webhookTriggerInputs));
	const { events, filters } = settings;
	const isAskedFor = covers(events, event.event) && passesEvent(filters, event);
	const wakes = settings.options.resumeWaiting !== false && LAST.includes(event.event);
	if (!isAskedFor && !wakes) return refuse(this, NOT_ASKED_FOR);

	const memory = memoryOf(this);
	if (memory.has(eventKey(event))) return refuse(this, SEEN_BEFORE);
	const proof = proofFor(securityKey, settings);
	const mustConfirm = proof === 'openSign' || isOldCreation(event);
	const found = await ask(this, event, settings, mustConfirm || wakes);
	if (wakes) await wakeWaiting(this, event, found, proof);
	if (!isAskedFor) return refuse(this, NOT_ASKED_FOR);
	const refusal = judge(found, event, settings, mustConfirm);
	if (refusal) return refuse(this, refusal);

	const { document } = found;
	const trusted = proof === 'openSign' && document ? asConfirmed(event, document) : event;
	if (isTooOld(trusted, document)) return refuse(this, TOO_OLD);
	// Nothing is waited for between these two lines: the same may have come meanwhile.
	const happening = happeningOf(trusted, found);
	if (memory.has(eventKey(trusted)) || memory.has(happening)) return refuse(this, SEEN_BEFORE);
	memory.add(happening);

	const more: IDataObject = { verifiedBy: proof };
	if (found.error) more.documentError = found.error;
	const item = await toItem(this, trusted, settings.options, document, more);
	memory.save();
	return start(this, item);
}

/** Calls whoever waits for the document. That goes on by itself, since OpenSign waits for the answer to its event. */
async function wakeWaiting(
	context: IWebhookFunctions,
	{ documentId, reason }: DocumentEvent,
	{ document }: Found,
	proof: Proof,
): Promise<void> {
	const address = document && addressToCall(context, document);
	if (address === undefined) return;
	// OpenSign itself confirms no reason.
	const known = proof === 'signature' ? reason : undefined;
	void callUntilDone(context, address, await toMessage(context, documentId, known));
}

/** Answers in a real HTTP status: n8n would make every answer a 200. */
function refuse(context: IWebhookFunctions, { status, message }: Refusal): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Starts the workflow. By itself it answers as n8n would, which forgets what is stored where n8n does (2.41). */
function start(context: IWebhookFunctions, item: INodeExecutionData): IWebhookResponseData {
	context.getResponseObject().status(200).json({ message: 'Workflow was started' });
	return { noWebhookResponse: true, workflowData: [[item]] };
}

/** What this trigger has seen. */
function memoryOf(context: IWebhookFunctions): Memory {
	if (context.getMode() === 'manual') return Memory.ofTest();
	const trigger = `${context.getWorkflow().id}/${context.getNode().id}`;
	return Memory.of(trigger, context.getWorkflowStaticData('node'));
}

/**
 * What is remembered of an event. One whose document could not be read counts by itself: when OpenSign can be reached
 * again, the same event starts once more, with its document.
 */
const happeningOf = (event: DocumentEvent, { error, missing }: Found) =>
	error !== undefined && !missing ? `${eventKey(event)}, unread` : eventKey(event);

/** The body's bytes as they came; none if n8n has kept none. */
function readBody(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

/** The key that OpenSign signs events with; empty if there is none. */
async function readSecurityKey(context: IWebhookFunctions): Promise<string> {
	const { webhookSecurityKey = '' } = await context.getCredentials<{
		webhookSecurityKey?: string;
	}>('openSignApi');
	return webhookSecurityKey.trim();
}

function isSigned(context: IWebhookFunctions, body: Buffer, securityKey: string): boolean {
	const { headers } = context.getRequestObject();
	return isSignatureRight(body, headers['x-webhook-signature'], securityKey);
}

/** Without a problem it is an event that this package does not know: newer than it, and nothing to complain of. */
const whyUnread = ({ problem }: { problem?: string }): Refusal =>
	problem ? { status: 400, message: problem } : NOT_ASKED_FOR;

/** What has proved this event, or must still prove it. */
function proofFor(securityKey: string, { options }: Settings): Proof {
	if (securityKey !== '') return 'signature';
	return options.verify === false ? null : 'openSign';
}

/** Asks OpenSign about the event, where it must confirm it, or where filters or output need the document. */
async function ask(
	context: IWebhookFunctions,
	event: DocumentEvent,
	{ filters, options }: Settings,
	mustConfirm: boolean,
): Promise<Found> {
	const mustAsk = mustConfirm || needsDocument(filters, event) || wantsDocument(options);
	return mustAsk ? await lookUp(context, event, mustConfirm) : {};
}

/** What OpenSign's answer says against the event; nothing if it says nothing. */
function judge(
	{ document, missing }: Found,
	event: DocumentEvent,
	{ filters }: Settings,
	mustConfirm: boolean,
): Refusal | undefined {
	if (document === undefined) {
		// What is proved already, and passes without its document, starts without it.
		if (!mustConfirm && !needsDocument(filters, event)) return undefined;
		return missing ? NO_DOCUMENT : NOT_VERIFIED;
	}
	const isConfirmed = !mustConfirm || confirms(document, event);
	if (isConfirmed === undefined) return NOT_VERIFIED;
	if (!isConfirmed) return NOT_CONFIRMED;
	return passesDocument(filters, document) ? undefined : NOT_ASKED_FOR;
}
