import { sameAddress } from '../opensign/address';
import { fromDocument, peopleOf, type DocumentEvent } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';
import { toTime } from './dates';
import type { Letter, StatusState } from './statusState';

interface Signature {
	email: string;
	/** ISO 8601. */
	at: string;
}

/** How a document can end: its status, which is also the event's name, and the letter by which it is remembered. */
const LETTERS = { completed: 'c', declined: 'd', expired: 'e' } as const;
type End = keyof typeof LETTERS;

/** What is remembered of one document. */
interface Known {
	/** Who had signed; none when it was not seen in progress. */
	signed?: string[];
	/** How it had ended. */
	closed?: Letter;
	/** What happened before is none of the trigger's business, ISO 8601. */
	since: string;
}

/**
 * What has happened to a document since it was last looked at, oldest first; `state` is brought up to date.
 *
 * @param document as `GET /document/{id}` gives it, with the audit trail
 */
export function findChanges(document: OpenSignDocument, state: StatusState): DocumentEvent[] {
	const { objectId: id } = document;
	const { since = '', signed = {}, closed = {} } = state;
	const known: Known = { signed: signed[id], closed: closed[id], since };
	const signatures = signaturesOf(document);
	const fresh = freshOnes(signatures, known);
	const end = endOf(document);

	if (end === undefined) {
		// Its deadline was put off, for example: it may end once more.
		delete closed[id];
		signed[id] = signatures.map(({ email }) => email);
	} else {
		delete signed[id];
		closed[id] = LETTERS[end];
	}
	Object.assign(state, { signed, closed });
	return [
		...findCreation(document, known),
		...findSignatures(document, known, fresh),
		...findEnd(document, known, fresh),
	];
}

function findCreation(document: OpenSignDocument, known: Known): DocumentEvent[] {
	const isNew = known.signed === undefined && known.closed === undefined;
	if (!isNew || !isAfter(document.createdAt, known.since)) return [];
	return [fromDocument(document, { event: 'created', occurredAt: document.createdAt ?? null })];
}

function findSignatures(
	document: OpenSignDocument,
	known: Known,
	fresh: Signature[],
): DocumentEvent[] {
	// Of one that had ended before, and still has, everything was said.
	if (known.closed !== undefined && endOf(document) !== undefined) return [];
	const people = peopleOf(document);
	return fresh.map(({ email, at }) => {
		const signer = people.find((person) => sameAddress(person.email, email)) ?? { email };
		return fromDocument(document, { event: 'signed', signer, occurredAt: at });
	});
}

function findEnd(document: OpenSignDocument, known: Known, fresh: Signature[]): DocumentEvent[] {
	const end = endOf(document);
	if (end === undefined || known.closed === LETTERS[end]) return [];
	// One that was completed before the trigger's time, and only changes its folder now, has no fresh signature.
	const isOld = end === 'completed' && known.signed === undefined && fresh.length === 0;
	if (isOld) return [];
	return [fromDocument(document, { event: end, occurredAt: endedAt(document, end, fresh) })];
}

/** When it ended, ISO 8601: with its last signature, or when it was changed last. That it has expired changes nothing. */
function endedAt({ updatedAt }: OpenSignDocument, end: End, fresh: Signature[]): string | null {
	if (end === 'expired') return null;
	const last = end === 'completed' ? fresh[fresh.length - 1] : undefined;
	return last?.at ?? updatedAt ?? null;
}

/** The signatures of the audit trail, in its order. */
function signaturesOf({ audit_trail: trail = [] }: OpenSignDocument): Signature[] {
	const signatures: Signature[] = [];
	for (const { email, signed: at } of trail) {
		if (email && at) signatures.push({ email, at });
	}
	return signatures;
}

/** The signatures that were not known, oldest first. */
const freshOnes = (signatures: Signature[], known: Known) =>
	signatures
		.filter(({ email, at }) =>
			known.signed ? !known.signed.includes(email) : isAfter(at, known.since),
		)
		.sort((one, other) => one.at.localeCompare(other.at));

/** How the document has ended; nothing while it is in progress. */
function endOf({ status = '' }: OpenSignDocument): End | undefined {
	return isEnd(status) ? status : undefined;
}

const isEnd = (status: string): status is End => Object.hasOwn(LETTERS, status);

const isAfter = (date: string | undefined, since: string) => toTime(date) > toTime(since);
