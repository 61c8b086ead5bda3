/** Asking OpenSign about an event that came by webhook: what the event is about, and whether it is true. */
import type { IWebhookFunctions } from 'n8n-workflow';

import { wait } from '../core/wait';
import { sameAddress } from '../opensign/address';
import { getDocument } from '../opensign/documents';
import { fromDocument, peopleOf, type DocumentEvent, type Person } from '../opensign/events';
import { hasStatus } from '../opensign/request';
import type { OpenSignDocument, TrailEntry } from '../opensign/shapes';

/** Milliseconds before each try to read what an event is about; OpenSign may send it before its own API shows it. */
const TRIES_AFTER_MS = [0, 1000, 3000];

/** What came of asking OpenSign about an event: the document, or why there is none; nothing when it was not asked. */
export interface Found {
	document?: OpenSignDocument;
	/** Why the document could not be read, for people. */
	error?: string;
	/** The error is for good: the document is another account's, or was deleted meanwhile. */
	missing?: boolean;
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
	for (const pause of TRIES_AFTER_MS) {
		await wait(pause, undefined);
		found = await tryToRead(context, event.documentId);
		// Asking again would not help.
		if (found.missing) return found;
		if (found.document && (!mustConfirm || confirms(found.document, event) === true)) return found;
	}
	return found;
}

/**
 * Whether what OpenSign says of the document is what the event says.
 *
 * @returns undefined where it does not tell: an old server has neither status nor audit trail
 */
export function confirms(
	{ status, audit_trail: trail }: OpenSignDocument,
	{ event, signer }: DocumentEvent,
): boolean | undefined {
	switch (event) {
		case 'viewed':
			return trail && Boolean(entryOf(trail, signer)?.viewed);
		case 'signed':
			return trail && Boolean(entryOf(trail, signer)?.signed);
		case 'completed':
			return isStatus(status, 'completed');
		case 'declined':
		case 'revoked':
			return isStatus(status, 'declined');
		default:
			// It is there, and went out.
			return status !== 'draft';
	}
}

/** The event with everything in it that OpenSign's own answer says better; nothing else of an unsigned body is trusted. */
export function asConfirmed(
	{ event, signer }: DocumentEvent,
	document: OpenSignDocument,
): DocumentEvent {
	return fromDocument(document, {
		event,
		signer: personIn(document, signer),
		occurredAt: happenedAt(document, event, signer) ?? document.updatedAt ?? null,
	});
}

async function tryToRead(context: IWebhookFunctions, id: string): Promise<Found> {
	try {
		return { document: await getDocument(context, 0, id) };
	} catch (error) {
		return { error: (error as Error).message, missing: hasStatus(error, 404) };
	}
}

const isStatus = (status: string | undefined, expected: string): boolean | undefined =>
	status === undefined ? undefined : status === expected;

/** What OpenSign has noted of one person. */
const entryOf = (trail: TrailEntry[] | undefined, person: Person | undefined) =>
	trail?.find(({ email }) => sameAddress(email, person?.email));

/** Who that is, in OpenSign's words: of the signers, or else of those who have done something. */
function personIn(document: OpenSignDocument, person: Person | undefined): Person | undefined {
	const signer = peopleOf(document).find(({ email }) => sameAddress(email, person?.email));
	if (signer) return signer;
	const entry = entryOf(document.audit_trail, person);
	return entry && { email: entry.email };
}

/** When OpenSign says that it happened, ISO 8601; nothing where it notes no time of it, or none that can be read. */
function happenedAt(
	document: OpenSignDocument,
	event: DocumentEvent['event'],
	person: Person | undefined,
): string | undefined {
	const { audit_trail: trail = [], createdAt } = document;
	switch (event) {
		case 'created':
			return createdAt;
		case 'viewed':
			return latest([entryOf(trail, person)?.viewed]);
		case 'signed':
			return latest([entryOf(trail, person)?.signed]);
		case 'completed':
			return latest(trail.map(({ signed }) => signed));
		default:
			return undefined;
	}
}

/** The newest of these dates; nothing where none can be read. */
const latest = (dates: Array<string | undefined>) =>
	dates
		.filter((date) => date !== undefined && !Number.isNaN(Date.parse(date)))
		.sort((one = '', other = '') => Date.parse(other) - Date.parse(one))[0];
