/** Asking OpenSign about an event that came by webhook: what the event is about, and whether it is true. */
import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { sameAddress } from '../opensign/address';
import { getDocument } from '../opensign/documents';
import { fromDocument, peopleOf, type DocumentEvent } from '../opensign/events';
import { hasStatus } from '../opensign/request';
import type { OpenSignDocument } from '../opensign/shapes';

/** Milliseconds before each try to read what an event is about; OpenSign may send it before its own API shows it. */
const TRIES_AFTER_MS = [0, 1000, 3000];

/** What came of asking OpenSign about an event: one of these, or none when it was not asked. */
export interface Found {
	document?: OpenSignDocument;
	/** The document is another account's, or was deleted meanwhile. */
	missing?: boolean;
	/** Why the document could not be read, for people. */
	error?: string;
}

/**
 * Reads the document of an event, more than once where OpenSign is not ready yet. Takes four seconds at most, besides
 * OpenSign's own time.
 *
 * @param mustConfirm whether to try again also when OpenSign does not confirm the event yet
 */
export async function lookUp(
	context: IWebhookFunctions,
	event: DocumentEvent,
	mustConfirm: boolean,
): Promise<Found> {
	let found: Found = {};
	for (const wait of TRIES_AFTER_MS) {
		if (wait > 0) await sleep(wait);
		found = await tryToRead(context, event.documentId);
		// Asking again would not help.
		if (found.missing) return found;
		if (found.document && (!mustConfirm || confirms(found.document, event))) return found;
	}
	return found;
}

/** Whether what OpenSign says of the document is what the event says. */
export function confirms(document: OpenSignDocument, { event, signer }: DocumentEvent): boolean {
	const trail = trailOf(document, signer?.email);
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
export function asConfirmed(
	{ event, signer }: DocumentEvent,
	document: OpenSignDocument,
): DocumentEvent {
	return fromDocument(document, {
		event,
		signer: peopleOf(document).find(({ email }) => sameAddress(email, signer?.email)),
		occurredAt: happenedAt(document, event, signer?.email) ?? document.updatedAt ?? null,
	});
}

async function tryToRead(context: IWebhookFunctions, id: string): Promise<Found> {
	try {
		return { document: await getDocument(context, 0, id) };
	} catch (error) {
		return hasStatus(error, 404) ? { missing: true } : { error: (error as Error).message };
	}
}

/** What OpenSign has noted of one person. */
const trailOf = ({ audit_trail: trail }: OpenSignDocument, address: string | undefined) =>
	trail?.find(({ email }) => sameAddress(email, address));

/** When OpenSign says that it happened, ISO 8601; nothing for what it notes no time of. */
function happenedAt(
	document: OpenSignDocument,
	event: DocumentEvent['event'],
	address: string | undefined,
): string | undefined {
	switch (event) {
		case 'created':
			return document.createdAt;
		case 'viewed':
			return trailOf(document, address)?.viewed;
		case 'signed':
			return trailOf(document, address)?.signed;
		default:
			return undefined;
	}
}
