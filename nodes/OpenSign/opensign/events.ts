import { isRecord } from '../core/inputs';
import { addressKey, sameAddress } from './address';
import type { OpenSignDocument } from './answers/document';
import { textOf } from './answers/read';
import { toIso } from './webhookDates';

/** What OpenSign calls what happens to a document; `expired` is never sent, only found by asking. */
export type EventName =
	'created' | 'viewed' | 'signed' | 'completed' | 'declined' | 'revoked' | 'expired';

export interface Person {
	name?: string;
	email?: string;
	phone?: string;
}

/** Something that happened to a document, from a webhook or from what the API says. */
export interface DocumentEvent {
	event: EventName;
	documentId: string;
	title: string;
	/** Who did it, where it was one person. */
	signer?: Person;
	signers: Person[];
	/** ISO 8601; null when it is not known, or was written in a way that cannot be read. */
	occurredAt: string | null;
	createdAt: string | null;
	reason?: string;
	note?: string;
	/** The dates as OpenSign wrote them, by their names in the webhook. */
	originalDates: Record<string, string>;
}

/** What the body of a webhook is: an event, one that this package does not know, or none at all. */
export type ReadEvent = { event: DocumentEvent } | { event?: undefined; problem?: string };

type SentEvent = Exclude<EventName, 'expired'>;

/** In which properties an event says when it happened, and who did it: the first that is there. */
const FACTS: Record<SentEvent, { at: string[]; by: string[] }> = {
	created: { at: ['createdAt'], by: [] },
	viewed: { at: ['viewedAt'], by: ['viewedBy'] },
	signed: { at: ['signedAt'], by: [] },
	completed: { at: ['completedAt'], by: [] },
	declined: { at: ['declinedAt'], by: ['declinedBy'] },
	// Revoking comes as either name, and may bring the dates of either.
	revoked: { at: ['revokedAt', 'declinedAt'], by: ['revokedBy', 'declinedBy'] },
};
const REASONS = ['declinedReason', 'revokedReason', 'reason'];
const DATES = ['createdAt', 'viewedAt', 'signedAt', 'completedAt', 'declinedAt', 'revokedAt'];

/** Ids as OpenSign's database makes them. Whatever else stands there does not become part of an address. */
const ID = /^[A-Za-z0-9]{6,32}$/;

/** A webhook's body in the form of an event. Everything not named here is read by its name. */
interface Body extends Record<string, unknown> {
	name?: string | null;
	signer?: SentPerson | null;
	signers?: SentPerson[] | null;
}

interface SentPerson {
	name?: string | null;
	email?: string | null;
	phone?: string | number | null;
}

/**
 * Reads the body of a webhook. What is wrong with it is said without anything of what it holds.
 *
 * @param bytes the body as it came
 */
export function readEvent(bytes: Buffer): ReadEvent {
	const body = parse(bytes);
	if (!isRecord(body)) return { problem: 'The body is not a JSON object.' };
	const { event, objectId } = body;
	if (typeof event !== 'string') return { problem: 'The body names no event.' };
	if (!isSentEvent(event)) return {};
	if (typeof objectId !== 'string' || !ID.test(objectId))
		return { problem: 'The body names no document.' };
	if (!isBody(body)) return { problem: 'The body is not in the form of an event.' };
	return { event: fromBody(event, objectId, body) };
}

/** An event in the words of OpenSign's API: all but what happened, when and by whom is the document's. */
export function fromDocument(
	document: OpenSignDocument,
	happened: Pick<DocumentEvent, 'event' | 'signer' | 'occurredAt'>,
): DocumentEvent {
	return withoutUndefined({
		event: happened.event,
		documentId: document.objectId,
		title: document.title,
		signer: happened.signer,
		signers: peopleOf(document),
		occurredAt: happened.occurredAt,
		createdAt: document.createdAt ?? null,
		note: document.note || undefined,
		originalDates: {},
	});
}

/** A document's signers as events name people. */
export const peopleOf = ({ signers }: OpenSignDocument): Person[] =>
	signers.map(({ name, email, phone }) => ({ name, email, phone }));

/**
 * The same for the same happening, whether it came by webhook or was found by asking: what to tell duplicates by. A
 * revoked document reads declined, and only the webhook knows by whom.
 */
export function eventKey({ event, documentId, signer }: DocumentEvent): string {
	const happening = event === 'revoked' ? 'declined' : event;
	const happensToEachSigner = event === 'viewed' || event === 'signed';
	const actor = happensToEachSigner ? `:${addressKey(signer?.email)}` : '';
	return `${documentId}:${happening}${actor}`;
}

function fromBody(event: SentEvent, documentId: string, body: Body): DocumentEvent {
	const people = (body.signers ?? []).map(toPerson);
	const named = body.signer ? toPerson(body.signer) : undefined;
	const { at, by } = FACTS[event];
	return withoutUndefined({
		event,
		documentId,
		title: body.name ?? '',
		signer: named ?? findPerson(people, toText(firstOf(body, by))),
		// A signature names only the one who has signed.
		signers: people.length === 0 && named ? [named] : people,
		occurredAt: toIso(firstOf(body, at)),
		createdAt: toIso(body.createdAt),
		reason: readReason(body),
		note: typeof body.note === 'string' && body.note !== '' ? body.note : undefined,
		originalDates: readDates(body),
	});
}

/** The body as JSON; nothing where it is none. */
function parse(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}

const isSentEvent = (event: string): event is SentEvent => Object.hasOwn(FACTS, event);

const isTextOrNone = (value: unknown): value is string | null | undefined =>
	value === undefined || value === null || typeof value === 'string';

const isNone = (value: unknown) => value === undefined || value === null;

const isPerson = (value: unknown): value is SentPerson =>
	isRecord(value) &&
	isTextOrNone(value.name) &&
	isTextOrNone(value.email) &&
	(isTextOrNone(value.phone) || typeof value.phone === 'number');

function isBody(body: Record<string, unknown>): body is Body {
	const { name, signer, signers } = body;
	const arePeople = isNone(signers) || (Array.isArray(signers) && signers.every(isPerson));
	return isTextOrNone(name) && arePeople && (isNone(signer) || isPerson(signer));
}

const toPerson = ({ name, email, phone }: SentPerson): Person => ({
	name: name ?? undefined,
	email: email ?? undefined,
	phone: textOf(phone),
});

/** Text that says something; nothing else. */
const toText = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Who has this address; nothing but the address is known of somebody who is not among `people`. */
function findPerson(people: Person[], address: string | undefined): Person | undefined {
	if (address === undefined) return undefined;
	return people.find(({ email }) => sameAddress(email, address)) ?? { email: address };
}

/** The first of these properties that is there. */
const firstOf = (body: Body, names: string[]) =>
	names.map((name) => body[name]).find((value) => value !== undefined && value !== null);

const readReason = (body: Body) =>
	REASONS.map((name) => body[name])
		.map(toText)
		.find((reason) => reason !== undefined);

function readDates(body: Body): Record<string, string> {
	const dates: Record<string, string> = {};
	for (const name of DATES) {
		const date = body[name];
		if (typeof date === 'string') dates[name] = date;
	}
	return dates;
}

/** The event without the properties that are not known, in the same order. */
function withoutUndefined(event: DocumentEvent): DocumentEvent {
	const known = { ...event };
	if (known.signer === undefined) delete known.signer;
	if (known.reason === undefined) delete known.reason;
	if (known.note === undefined) delete known.note;
	return known;
}
