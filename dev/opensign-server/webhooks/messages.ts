import { createHmac } from 'node:crypto';

import type { Account, WebhookDates } from '../state/account';
import type { StoredDocument, StoredSigner } from '../state/entities';

const OFFSETS_MINUTES = { IST: 330, 'GMT+5:30': 330, 'GMT+9:30': 570 };

/** Which event, and the signer who has caused it. */
export type Cause =
	| { event: 'created' | 'completed' | 'declined' | 'revoked' }
	| { event: 'viewed' | 'signed'; signer: StoredSigner };

/** Tells the account's webhook, if it has one, what has become of a document. Neither waits nor fails. */
export function announce(account: Account, document: StoredDocument, cause: Cause): void {
	const { webhookUrl: url, webhookSecurityKey: key, webhookTimeoutMs } = account;
	if (url === undefined) return;
	const body = JSON.stringify(toBody(account, document, cause));
	const headers: Record<string, string> = { 'content-type': 'application/json' };
	if (key !== undefined)
		headers['x-webhook-signature'] = createHmac('sha256', key).update(body).digest('hex');
	account.dispatcher.dispatch({ url, event: cause.event, body, headers }, webhookTimeoutMs);
}

type Body = Record<string, unknown>;

function toBody(account: Account, document: StoredDocument, cause: Cause): Body {
	// The file as it is now: each signature makes a new one.
	const { current } = document;
	return {
		event: cause.event,
		type: account.quirks.webhooksLackType ? undefined : 'request-sign',
		objectId: document.objectId,
		file: account.links.storageUrl(account, () => current),
		name: document.title,
		note: document.options.note ?? '',
		description: document.options.description ?? '',
		...toDetails(account, document, cause),
		createdAt: toWebhookDate(document.createdAt, account.webhookDates),
	};
}

function toDetails(account: Account, document: StoredDocument, cause: Cause): Body {
	const signers = document.signers.map(toPerson);
	const date = (when = document.updatedAt) => toWebhookDate(when, account.webhookDates);
	switch (cause.event) {
		case 'created':
			return {
				signers: isFromDraftTemplate(account, document) ? withLinks(account, document) : signers,
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
				certificate: certificate && account.links.storageUrl(account, () => certificate),
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
const isFromDraftTemplate = ({ templates }: Account, { templateId }: StoredDocument) =>
	templateId !== undefined && templates.get(templateId)?.draft === true;

const withLinks = ({ links }: Account, { objectId, signers }: StoredDocument) =>
	signers.map((signer) => ({
		...toPerson(signer),
		url: links.signingUrl(objectId, signer.email, signer.contactId),
	}));

/** `Fri, 16 May 2025 15:02:42 IST`: the time of that zone, in whole seconds; or ISO, in milliseconds. */
function toWebhookDate(date: Date, form: WebhookDates): string {
	if (form === 'iso') return date.toISOString();
	const there = new Date(date.getTime() + OFFSETS_MINUTES[form] * 60_000);
	return there.toUTCString().replace('GMT', form);
}
