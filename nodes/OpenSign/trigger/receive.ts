import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { getDocument } from '../opensign/documents';
import type { OpenSignDocument } from '../opensign/shapes';
import { isRepeated } from './duplicates';
import { sameAddress } from '../opensign/address';
import { eventKey, readEvent, type DocumentEvent } from '../opensign/events';
import { covers } from './events';
import { needsDocument, passesDocument, passesEvent, type Filters } from './filters';
import { toItem, type OutputOptions } from './output';
import { isSignatureRight } from '../opensign/signature';

/** Bytes. OpenSign's events have some thousand. */
const LARGEST_BODY = 1024 * 1024;
/** Milliseconds between tries to read what an event is about; OpenSign may send it before its own API shows it. */
const TRIES_AFTER_MS = [0, 1000, 3000];

interface Options extends OutputOptions, IDataObject {
	verify?: boolean;
}

/** What an event is answered with, when it starts nothing. Said in a real HTTP status: n8n would make every answer a 200. */
function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/**
 * A call to the trigger's address: starts the workflow for an event of OpenSign's that was asked for, once, and
 * answers everything else without leaving a trace in logs.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { rawBody, headers } = this.getRequestObject();
	const body = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
	if (body.length > LARGEST_BODY)
		return answer(this, 413, 'The body is too large for an event of OpenSign.');
	const { webhookSecurityKey = '' } = await this.getCredentials<{ webhookSecurityKey?: string }>(
		'openSignApi',
	);
	const securityKey = webhookSecurityKey.trim();
	if (securityKey !== '' && !isSignatureRight(body, headers['x-webhook-signature'], securityKey))
		return answer(this, 401, 'The signature is missing or wrong.');

	const read = readEvent(body);
	if (read.event === undefined)
		return read.problem ? answer(this, 400, read.problem) : answer(this, 200, 'Not asked for.');
	const { event } = read;
	const filters = this.getNodeParameter('filters', {}) as Filters;
	if (
		!covers(this.getNodeParameter('events') as string[], event.event) ||
		!passesEvent(filters, event)
	)
		return answer(this, 200, 'Not asked for.');

	const options = this.getNodeParameter('options', {}) as Options;
	const ask = securityKey === '' && options.verify !== false;
	const wanted =
		ask ||
		needsDocument(filters, event) ||
		options.includeDocument ||
		(options.downloadFiles ?? 'none') !== 'none';
	let found: Found = {};
	if (wanted) {
		found = await lookUp(this, event, ask);
		if (ask && found.error)
			return answer(this, 503, 'The event could not be verified with OpenSign.');
		if (found.missing) return answer(this, 200, 'There is no such document.');
		if (ask && found.document && !confirms(found.document, event))
			return answer(this, 403, 'OpenSign does not confirm this event.');
		if (found.document && !passesDocument(filters, found.document))
			return answer(this, 200, 'Not asked for.');
	}
	// Last, so that an event that could not be verified is not taken for one that was seen.
	const { id: workflowId } = this.getWorkflow();
	const trusted = ask && found.document ? asConfirmed(event, found.document) : event;
	// When an unsigned call says that it happened is nothing to tell events by.
	const when = ask ? '' : (event.occurredAt ?? event.originalDates[`${event.event}At`] ?? '');
	const stored = this.getWorkflowStaticData('node');
	if (
		isRepeated(`${workflowId}/${this.getNode().id}/${this.getMode()}`, stored, [
			eventKey(trusted),
			event.event,
			trusted.signer?.email ?? '',
			when,
		])
	)
		return answer(this, 200, 'Seen before.');

	const more = {
		verifiedBy: securityKey !== '' ? 'signature' : ask ? 'openSign' : null,
		...(found.error ? { documentError: found.error } : {}),
	};
	return {
		webhookResponse: { message: 'Workflow was started' },
		workflowData: [[await toItem(this, trusted, options, found.document, more)]],
	};
}

interface Found {
	document?: OpenSignDocument;
	missing?: boolean;
	error?: string;
}

/** Reads the document of an event, more than once where OpenSign is not ready yet, or does not confirm the event yet. */
async function lookUp(
	context: IWebhookFunctions,
	event: DocumentEvent,
	mustConfirm: boolean,
): Promise<Found> {
	let found: Found = {};
	for (const wait of TRIES_AFTER_MS) {
		if (wait > 0) await sleep(wait);
		try {
			found = { document: await getDocument(context, 0, event.documentId) };
			if (!mustConfirm || confirms(found.document as OpenSignDocument, event)) return found;
		} catch (error) {
			const { httpCode, message } = error as { httpCode?: string | null; message: string };
			// Another account's, or deleted meanwhile: asking again does not help.
			if (httpCode === '404') return { missing: true };
			found = { error: message };
		}
	}
	return found;
}

/** Whether what OpenSign says of the document is what the event says. */
function confirms(document: OpenSignDocument, { event, signer }: DocumentEvent): boolean {
	const trail = document.audit_trail?.find(({ email }) => sameAddress(email, signer?.email));
	switch (event) {
		case 'viewed':
			return Boolean(trail?.viewed);
		case 'signed':
			return Boolean(trail?.signed);
		case 'completed':
			return document.status === 'completed';
		case 'declined':
		case 'revoked':
			return document.status === 'declined';
		default:
			return true;
	}
}

/** The event with everything in it that OpenSign's own answer says better; nothing else of an unsigned body is trusted. */
function asConfirmed(event: DocumentEvent, document: OpenSignDocument): DocumentEvent {
	const { title, createdAt, updatedAt, note } = document;
	const signers = (document.signers ?? []).map(({ name, email, phone }) => ({
		name,
		email,
		phone,
	}));
	const trail = document.audit_trail?.find(({ email }) => sameAddress(email, event.signer?.email));
	const at =
		{ created: createdAt, viewed: trail?.viewed, signed: trail?.signed }[event.event as string] ??
		updatedAt;
	const signer = signers.find(({ email }) => sameAddress(email, event.signer?.email));
	return {
		event: event.event,
		documentId: document.objectId,
		title,
		...(signer ? { signer } : {}),
		signers,
		occurredAt: at ?? null,
		createdAt: createdAt ?? null,
		...(note ? { note } : {}),
		originalDates: {},
	};
}
