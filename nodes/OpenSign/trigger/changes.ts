import type { OpenSignDocument } from '../opensign/shapes';
import type { DocumentEvent, EventName } from '../opensign/events';
import type { StatusState } from './statusState';

const CLOSED: Record<string, { letter: 'c' | 'd' | 'e'; event: EventName }> = {
	completed: { letter: 'c', event: 'completed' },
	declined: { letter: 'd', event: 'declined' },
	expired: { letter: 'e', event: 'expired' },
};

const isAfter = (date: string | undefined, since: string) =>
	new Date(date ?? 0).getTime() > new Date(since).getTime();

/**
 * What has happened to a document since it was last looked at, oldest first; `state` is brought up to date.
 *
 * @param document as `GET /document/{id}` gives it, with the audit trail
 */
export function findChanges(document: OpenSignDocument, state: StatusState): DocumentEvent[] {
	const { objectId: id, status, audit_trail: trail = [], createdAt, updatedAt } = document;
	const { since = '', signed = {}, closed = {} } = state;
	const events: DocumentEvent[] = [];
	const add = (event: EventName, occurredAt: string | null, email?: string) =>
		events.push(toEvent(document, event, occurredAt, email));
	const known = signed[id];

	if (!known && !closed[id] && isAfter(createdAt, since)) add('created', createdAt ?? null);
	const done = trail
		.filter(({ signed: at, email }) => at && email)
		.map(({ signed: at, email }) => ({ at: at as string, email: email as string }));
	const fresh = done
		.filter(({ at, email }) => (known ? !known.includes(email) : isAfter(at, since)))
		.sort((a, b) => a.at.localeCompare(b.at));
	const end = CLOSED[status];
	if (closed[id] === undefined || end === undefined)
		for (const { at, email } of fresh) add('signed', at, email);

	if (end === undefined) {
		// Its deadline was put off, for example: it may end once more.
		delete closed[id];
		signed[id] = done.map(({ email }) => email);
	} else {
		// One that was completed before the trigger's time, and only changes its folder now, has no fresh signature.
		const news =
			closed[id] !== end.letter &&
			(known !== undefined || status !== 'completed' || fresh.length > 0);
		if (news)
			add(
				end.event,
				status === 'completed'
					? (fresh[fresh.length - 1]?.at ?? updatedAt ?? null)
					: status === 'declined'
						? (updatedAt ?? null)
						: null,
			);
		delete signed[id];
		closed[id] = end.letter;
	}
	Object.assign(state, { signed, closed });
	return events;
}

function toEvent(
	{ objectId, title, signers = [], createdAt, note }: OpenSignDocument,
	event: EventName,
	occurredAt: string | null,
	email?: string,
): DocumentEvent {
	const people = signers.map(({ name, email: address, phone }) => ({
		name,
		email: address,
		phone,
	}));
	const signer =
		email === undefined
			? undefined
			: (people.find((person) => person.email === email) ?? { email });
	return {
		event,
		documentId: objectId,
		title,
		...(signer ? { signer } : {}),
		signers: people,
		occurredAt,
		createdAt: createdAt ?? null,
		...(note ? { note } : {}),
		originalDates: {},
	};
}
