/** How long ago an event has happened: OpenSign reports at once, so what is old is somebody's repetition. */
import type { DocumentEvent } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';

/**
 * Milliseconds in which an event is news. A day leaves room for clocks that differ, and for names of time zones that
 * stand for several: IST is India's, Ireland's and Israel's, 4.5 hours apart.
 */
const NEWS_MS = 24 * 60 * 60 * 1000;

/**
 * Whether this is known to lie further back. A date that is missing or cannot be read is held against nothing, and so is
 * one in the future: then only what was seen tells repetitions.
 *
 * @param date ISO 8601
 */
export const isPast = (date: string | null | undefined) =>
	Date.now() - Date.parse(date ?? '') > NEWS_MS;

/**
 * Whether an event may name the document's sending although it was made long ago: as a draft, which was sent now.
 * OpenSign notes no date of that, so only the document can tell.
 */
export const isOldCreation = ({ event, occurredAt }: DocumentEvent) =>
	event === 'created' && isPast(occurredAt);

/**
 * Whether an event is too old to be one that OpenSign reports now.
 *
 * @param event with the date of whoever proves it
 * @param document as OpenSign has it, where it was read
 */
export function isTooOld(event: DocumentEvent, document: OpenSignDocument | undefined): boolean {
	if (!isPast(event.occurredAt)) return false;
	return !isOldCreation(event) || document === undefined || !mayBeJustSent(document);
}

/** Whether a document was changed last within the time of news, and nobody who got it has done anything yet. */
function mayBeJustSent({ status, audit_trail: trail, updatedAt }: OpenSignDocument): boolean {
	const isUntouched = trail?.every(({ viewed, signed }) => !viewed && !signed) === true;
	return status === 'in-progress' && isUntouched && !isPast(updatedAt);
}
