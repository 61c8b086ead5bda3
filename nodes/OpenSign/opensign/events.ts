import type { INodeProperties } from 'n8n-workflow';

import { isRecord, toText } from '../core/values';
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

/** Which property says when each event happened, and which says who did it. */
const FACTS: Record<Exclude<EventName, 'expired'>, { at: string; by?: string }> = {
	created: { at: 'createdAt' },
	viewed: { at: 'viewedAt', by: 'viewedBy' },
	signed: { at: 'signedAt' },
	completed: { at: 'completedAt' },
	declined: { at: 'declinedAt', by: 'declinedBy' },
	// Revoking comes as either name, and may bring the dates of either.
	revoked: { at: 'revokedAt', by: 'revokedBy' },
};

const DATES = ['createdAt', 'viewedAt', 'signedAt', 'completedAt', 'declinedAt', 'revokedAt'];

/** What the body of a webhook is: an event, one that this package does not know, or none at all. */
export type ReadEvent = { event: DocumentEvent } | { event?: undefined; problem?: string };

/**
 * Reads the body of a webhook. What is wrong with it is said without anything of what it holds.
 *
 * @param body the bytes as they came
 */
export function readEvent(body: Buffer): ReadEvent {
	const json = parse(body);
	if (!isRecord(json)) return { problem: 'The body is not a JSON object.' };
	const {
		event,
		objectId,
		name,
		note,
		signer,
		signers = [],
		declinedReason,
		revokedReason,
		reason,
	} = json;
	if (typeof event !== 'string') return { problem: 'The body names no event.' };
	if (!Object.hasOwn(FACTS, event)) return {};
	if (typeof objectId !== 'string' || !/^[A-Za-z0-9]{6,32}$/.test(objectId))
		return { problem: 'The body names no document.' };
	if (
		!isText(name) ||
		!Array.isArray(signers) ||
		!signers.every(isPerson) ||
		(signer !== undefined && !isPerson(signer))
	)
		return { problem: 'The body is not in the form of an event.' };

	const kind = event as keyof typeof FACTS;
	const people = (signers as unknown[]).map(toPerson);
	const { at, by = '' } = FACTS[kind];
	const actor = toText(json[by] ?? (kind === 'revoked' ? json.declinedBy : undefined));
	const when = json[at] ?? (kind === 'revoked' ? json.declinedAt : undefined);
	const one = isPerson(signer)
		? toPerson(signer)
		: people.find(({ email }) => sameAddress(email, actor));
	const why = [declinedReason, revokedReason, reason]
		.map(toTextOnly)
		.find((text) => text !== undefined);
	return {
		event: {
			event: kind,
			documentId: objectId,
			title: name ?? '',
			...((one ?? actor) ? { signer: one ?? { email: actor } } : {}),
			signers: people.length > 0 ? people : one ? [one] : [],
			occurredAt: toIso(when),
			createdAt: toIso(json.createdAt),
			...(why ? { reason: why } : {}),
			...(isText(note) && note ? { note } : {}),
			originalDates: Object.fromEntries(
				DATES.flatMap((date) => (typeof json[date] === 'string' ? [[date, json[date]]] : [])),
			),
		},
	};
}

/** The body as JSON; nothing where it is none. */
function parse(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}

const isText = (value: unknown): value is string | undefined =>
	value === undefined || typeof value === 'string';
const toTextOnly = (value: unknown) => (typeof value === 'string' ? toText(value) : undefined);
const isPerson = (value: unknown): value is Person =>
	isRecord(value) &&
	isText(value.name) &&
	isText(value.email) &&
	(isText(value.phone) || value.phone === null);
const toPerson = (person: unknown): Person => {
	const { name, email, phone } = person as Person;
	return { name, email, phone: phone ?? undefined };
};

export const sameAddress = (one: string | undefined, other: string | undefined) =>
	one !== undefined && one.toLowerCase() === other?.toLowerCase();

/**
 * The same for the same happening, whether it came by webhook or was found by asking: what to tell duplicates by. A
 * revoked document reads declined, and only the webhook knows by whom.
 */
export function eventKey({ event, documentId, signer }: DocumentEvent): string {
	const actor = ['viewed', 'signed'].includes(event)
		? `:${(signer?.email ?? '').toLowerCase()}`
		: '';
	return `${documentId}:${event === 'revoked' ? 'declined' : event}${actor}`;
}

const CHOICES: Record<string, { name: string; description: string; covers: EventName[] }> = {
	completed: { name: 'Completed', description: 'Everyone has signed', covers: ['completed'] },
	created: { name: 'Created', description: 'A document was sent', covers: ['created'] },
	declined: {
		name: 'Declined or Revoked',
		description: 'A signer has declined, or the document was withdrawn',
		covers: ['declined', 'revoked'],
	},
	expired: { name: 'Expired', description: 'The time to sign has run out', covers: ['expired'] },
	signed: { name: 'Signed', description: 'One person has signed or approved', covers: ['signed'] },
	viewed: { name: 'Viewed', description: 'One person has opened the document', covers: ['viewed'] },
};

/** Picks the events that start the workflow. */
export const eventsField = (choices: string[], preset: string[]): INodeProperties => ({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: choices.map((value) => ({
		name: CHOICES[value].name,
		value,
		description: CHOICES[value].description,
	})),
	default: [...preset],
	required: true,
	description: 'What starts the workflow',
});

export const covers = (chosen: string[], event: EventName) =>
	chosen.some((choice) => CHOICES[choice]?.covers.includes(event));
