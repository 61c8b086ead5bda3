/**
 * Readers of OpenSign's answers. They throw nothing but `OddAnswer`, and what they give is of the type that they say:
 * behind them nobody has to ask whether a list is one.
 */
import { isRecord } from '../../core/inputs';

/** An answer that cannot be used. The message says what is odd about it, as a part of a sentence, and quotes nothing. */
export class OddAnswer extends Error {}

/** An object of JSON, with anything in it. */
export type Answer = Record<string, unknown>;

/** OpenSign's ids are letters and digits; what else stands there must become part of no address. */
const ID = /^[\w.-]{1,100}$/;

/** What a value is, for people. */
function kindOf(value: unknown): string {
	if (value === undefined) return 'missing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'boolean') return String(value);
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`.replace('string', 'text');
}

/** @param name how the message calls the value */
export function record(value: unknown, name = 'it'): Answer {
	if (isRecord(value)) return value;
	throw new OddAnswer(`${name} is ${kindOf(value)}, where an object was to be expected`);
}

/** What `read` makes of each entry. */
export function list<T>(
	value: unknown,
	name: string,
	read: (entry: unknown, name: string) => T,
): T[] {
	if (Array.isArray(value)) {
		return value.map((entry: unknown, k) => read(entry, `entry ${k + 1} of ${name}`));
	}
	throw new OddAnswer(`${name} is ${kindOf(value)}, where a list was to be expected`);
}

/** The same for a list that may be left out: nothing is an empty one. */
export const listOrNone = <T>(
	value: unknown,
	name: string,
	read: (entry: unknown, name: string) => T,
): T[] => (isNone(value) ? [] : list(value, name, read));

const isNone = (value: unknown) => value === undefined || value === null;

export const isId = (value: unknown): value is string =>
	typeof value === 'string' && ID.test(value);

/** The id of a thing, without which nothing can be done with it. */
export function idOf({ objectId }: Answer, name = 'it'): string {
	if (isId(objectId)) return objectId;
	const isMissing = isNone(objectId) || objectId === '';
	throw new OddAnswer(`${name} has ${isMissing ? 'no ID' : 'an ID that is none'}`);
}

/** Text that only informs: numbers become text, anything else is nothing. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A number that only informs, also where it comes as text. */
export function numberOf(value: unknown): number | undefined {
	const isText = typeof value === 'string' && value.trim() !== '';
	const number = isText ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A date as ISO 8601, also in the form in which OpenSign's database writes it; nothing for what is none. */
export function dateOf(value: unknown): string | undefined {
	const text = isRecord(value) && value.__type === 'Date' ? value.iso : value;
	return typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

export const datesOf = ({ createdAt, updatedAt }: Answer) => ({
	createdAt: dateOf(createdAt),
	updatedAt: dateOf(updatedAt),
});
