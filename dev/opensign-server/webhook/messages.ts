import { createHmac } from 'node:crypto';

import type { Environment } from './environment';
import type { StoredDocument, StoredSigner } from './state';

/** How a webhook writes its dates: in OpenSign's own zones, or as the API does. */
export type WebhookDates = 'IST' | 'GMT+5:30' | 'GMT+9:30' | 'iso';

const OFFSETS_MINUTES = { IST: 330, 'GMT+5:30': 330, 'GMT+9:30': 570 };

/** Which event, and the signer who has caused it. */
type Cause =
	| { event: 'created' | 'completed' | 'declined' | 'revoked' }
	| { event: 'viewed' | 'signed'; signer: StoredSigner };

/** Tells the environment's webhook, if it has one, what has become of a document. Neither waits nor fails. */
export function announce(environment: Environment, document: StoredDocument, cause: Cause): void {
	const { webhookUrl: url, webhookSecurityKey: key } = environment;
	if (url === undefined) return;
	const body = JSON.stringify(toBody(environment, document, cause));
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (key !== undefined)
		headers['x-webhook-signature'] = createHmac('sha256', key).update(body).digest('hex');
	environment.outbox.put({ url, event: cause.event, body, headers }, environment.webhookTimeoutMs);
}

function toBody(
	environment: Environment,
	document: StoredDocument,
	cause: Cause,
): Record<string, unknown> {
	// The file as it is now: each signature makes a new one.
	const { current } = document;
	return {
		event: cause.event,
		type: 'request-sign',
		objectId: document.objectId,
		file: environment.links.storageUrl(environment, () => current),
		name: document.title,
		note: document.options.note ?? '',
		description: document.options.description ?? '',
		...toDetails(environment, document, cause),
		createdAt: toWebhookDate(document.createdAt, environment.webhookDates),
	};
}

function toDetails(
	environment: Environment,
	document: StoredDocument,
	cause: Cause,
): Record<string, unknown> {
	const signers = document.signers.map(toPerson);
	const date = (when = document.updatedAt) => toWebhookDate(when, environment.webhookDates);
	switch (cause.event) {
		case 'created':
			return {
				signers: fromDraftTemplate(environment, document)
					? document.signers.map((signer) => ({
							...toPerson(signer),
							url: environment.links.signingUrl(document.objectId, signer.email, signer.contactId),
						}))
					: signers,
			};
		case 'viewed':
			return { signers, viewedBy: cause.signer.email, viewedAt: date(cause.signer.viewed) };
		case 'signed':
			return { signer: toPerson(cause.signer), signedAt: date(cause.signer.signed) };
		case 'completed': {
			// None by itself where it was merged into the file.
			const { certificate } = document;
			return {
				signers,
				certificate: certificate && environment.links.storageUrl(environment, () => certificate),
				completedAt: date(),
			};
		}
		default:
			return {
				signers,
				declinedBy: document.declined?.by,
				declinedReason: document.declined?.reason,
				declinedAt: date(),
			};
	}
}

const toPerson = ({ name, email, phone }: StoredSigner) => ({ name, email, phone });

/** Who sends from a draft template gets no answer that holds the signing links, so the webhook brings them. */
const fromDraftTemplate = ({ templates }: Environment, { templateId }: StoredDocument) =>
	templateId !== undefined && templates.get(templateId)?.draft === true;

/** `Fri, 16 May 2025 15:02:42 IST`: the time of that zone, in whole seconds; or ISO, in milliseconds. */
function toWebhookDate(date: Date, form: WebhookDates): string {
	if (form === 'iso') return date.toISOString();
	return new Date(date.getTime() + OFFSETS_MINUTES[form] * 60_000)
		.toUTCString()
		.replace('GMT', form);
}
