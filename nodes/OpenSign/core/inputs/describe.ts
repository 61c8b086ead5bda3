import { withoutAccess } from '../links';

/** Characters of a value that a message shows. */
const SHOWN = 50;

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether nothing was entered. Blanks are nothing as well: spreadsheets and forms are full of them. */
export const isNothing = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A Luxon DateTime, of whichever copy of Luxon: n8n's expressions yield those of n8n's own. */
export const isDateTime = (value: unknown): value is { toISO(): string | null } =>
	isRecord(value) && typeof value.toISO === 'function';

/**
 * A value for people: a text or a number as it was entered, if it is short, else what kind of thing it is. Nothing is
 * shown of a link that may give access.
 */
export function describe(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	if (typeof value === 'string') return `'${shorten(hideAccess(value))}'`;
	if (typeof value === 'number' && !Number.isFinite(value)) return 'a calculation without a result';
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
	if (value instanceof Date || isDateTime(value)) {
		return isInvalidDate(value) ? 'an invalid date' : 'a date';
	}
	if (typeof value === 'object') return 'an object';
	if (typeof value === 'function') return 'a function';
	return String(value as number | boolean | bigint);
}

const isInvalidDate = (date: Date | { toISO(): string | null }) =>
	date instanceof Date ? Number.isNaN(date.getTime()) : date.toISO() === null;

/** What kind of thing a value is, where nobody knows what it is: any part of it may be secret. */
export function describeKind(value: unknown): string {
	if (typeof value === 'string') return 'a text';
	return typeof value === 'number' ? 'a number' : describe(value);
}

const hideAccess = (text: string) => (text.includes('://') ? withoutAccess(text) : text);

function shorten(text: string): string {
	const characters = [...text.slice(0, 4 * SHOWN)];
	return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
