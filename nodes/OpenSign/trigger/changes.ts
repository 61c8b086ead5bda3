import { sameAddress } from '../opensign/address';
import { fromDocument, peopleOf, type DocumentEvent } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';
import { toTime } from './dates';
import type { Listed } from './lists';
import type { Draft, Letter } from './statusState';

interface Signature {
	email: string;
	/** ISO 8601, or what stands there when it is no date. */
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

/** What has happened is told by `findChanges` until `remember` has noted it. */
type State = Pick<Draft, 'since' | 'signed' | 'closed'>;

/**
 * What has happened to a document since it was remembered last, oldest first.
 *
 * @param document as `GET /document/{id}` gives it, with the audit trail
 */
export function findChanges(
	document: OpenSignDocument,
	{ since, signed, closed }: State,
): DocumentEvent[] {
	const { objectId: id } = document;
	const known: Known = { signed: signed[id], closed: closed[id], since };
	const fresh = freshOnes(signaturesOf(document), known);
	return [
		...findCreation(document, known),
		...findSignatures(document, known, fresh),
		...findEnd(document, known, fresh),
	];
}

/** Notes in `state` how a document is now. */
export function remember(document: OpenSignDocument, { signed, closed }: State): void {
	const { objectId: id } = document;
	const end = endOf(document);
	if (end !== undefined) {
		delete signed[id];
		closed[id] = LETTERS[end];
		return;
	}
	// Its deadline was put off, for example: it may end once more.
	delete closed[id];
	const signers = signaturesOf(document).map(({ email }) => email);
	// Without a trail nobody knows who has signed: who was known to have still has.
	signed[id] = document.audit_trail ? signers : (signed[id] ?? []);
}

/** Whether nothing more can happen to a document that is in this list, which does not need its date for that. */
export const hasEndedIn = ({ objectId, list }: Listed, closed: Record<string, Letter>) =>
	list !== 'inprogress' && closed[objectId] === LETTERS[list];

function findCreation(document: OpenSignDocument, known: Known): DocumentEvent[] {
	const isNew = known.signed === undefined && known.closed === undefined;
	if (!isNew || !wasMadeAfter(document, known.since)) return [];
	return [fromDocument(document, { event: 'created', occurredAt: document.createdAt ?? null })];
}

/** Whether it was made after this; where its own date is missing, all that is known of it must have been. */
function wasMadeAfter(
	{ createdAt, updatedAt, audit_trail: trail = [] }: OpenSignDocument,
	since: string,
) {
	if (createdAt !== undefined) return isAfter(createdAt, since);
	const dates = [updatedAt, ...trail.flatMap(({ viewed, signed }) => [viewed, signed])];
	return dates.every((date) => date === undefined || !isBefore(date, since));
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
		const occurredAt = isDate(at) ? at : null;
		return fromDocument(document, { event: 'signed', signer, occurredAt });
	});
}

function findEnd(document: OpenSignDocument, known: Known, fresh: Signature[]): DocumentEvent[] {
	const end = endOf(document);
	if (end === undefined || known.closed === LETTERS[end]) return [];
	if (end === 'completed' && wasCompletedBefore(document, known, fresh)) return [];
	return [fromDocument(document, { event: end, occurredAt: endedAt(document, end, fresh) })];
}

/**
 * Whether it was completed before the trigger's time, and only changes its folder now: it has no fresh signature then.
 * Where there is no trail nobody knows, and it is told rather than lost.
 */
const wasCompletedBefore = (document: OpenSignDocument, known: Known, fresh: Signature[]) =>
	known.signed === undefined &&
	document.audit_trail !== undefined &&
	fresh.length === 0 &&
	!wasMadeAfter(document, known.since);

/** When it ended, ISO 8601: with its last signature, or when it was changed last. That it has expired changes nothing. */
function endedAt({ updatedAt }: OpenSignDocument, end: End, fresh: Signature[]): string | null {
	if (end === 'expired') return null;
	const last = end === 'completed' ? fresh[fresh.length - 1]?.at : undefined;
	return isDate(last) ? last : (updatedAt ?? null);
}

/** The signatures of the audit trail, in its order. */
function signaturesOf({ audit_trail: trail = [] }: OpenSignDocument): Signature[] {
	const signatures: Signature[] = [];
	for (const { email, signed: at } of trail) {
		if (email && at) signatures.push({ email, at });
	}
	return signatures;
}

/** The signatures that were not known, oldest first. Of one whose time cannot be read, the change tells that it is new. */
const freshOnes = (signatures: Signature[], known: Known) =>
	signatures
		.filter(({ email, at }) =>
			known.signed ? !known.signed.includes(email) : !isDate(at) || isAfter(at, known.since),
		)
		.sort((one, other) => one.at.localeCompare(other.at));

/** How the document has ended; nothing while it is in progress. */
function endOf({ status = '' }: OpenSignDocument): End | undefined {
	return isEnd(status) ? status : undefined;
}

const isEnd = (status: string): status is End => Object.hasOwn(LETTERS, status);

const isDate = (text: string | undefined): text is string => !Number.isNaN(Date.parse(text ?? ''));

const isAfter = (date: string, since: string) => toTime(date) > toTime(since);

const isBefore = (date: string, since: string) => toTime(date) < toTime(since);
