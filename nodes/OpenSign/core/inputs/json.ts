import type { INodeProperties } from 'n8n-workflow';

import { describeKind, isRecord } from './describe';
import { collecting, field, naming, WrongValue } from './input';
import type { About, Field, Fields, Read, Reader } from './input';
import { findFault } from './jsonFault';

/**
 * JSON: a text, or what an expression has made of it already.
 *
 * @throws WrongValue that says where, but quotes nothing: what stands there may be secret
 */
export function parseJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const { parsed, isJson } = tryJson(value);
	if (isJson) return parsed;
	throw new WrongValue([`this is not valid JSON (${toPlace(value, findFault(value))}).`]);
}

/** What a text says in JSON, if it is some. The parser's words are not passed on: they quote the text. */
export function tryJson(text: string): { parsed?: unknown; isJson: boolean } {
	try {
		return { parsed: JSON.parse(text), isJson: true };
	} catch {
		return { isJson: false };
	}
}

/** `line 2, column 5` */
function toPlace(text: string, position: number): string {
	const lines = text.slice(0, position).split('\n');
	return `line ${lines.length}, column ${lines[lines.length - 1].length + 1}`;
}

/** A text in JSON. */
export function json<T>(name: string, about: About<string>, take: Reader<T>): Field<T> {
	const property: INodeProperties = { name, type: 'json', default: '', ...about };
	return field(property, (value, zone) => take(parseJson(value), zone));
}

/** An entry of JSON that is taken as it is, to be read later, when it is known what it is for. */
export const anything = (name: string): Field<unknown> =>
	field({ displayName: name, name, type: 'json', default: '' }, (value) => value);

/**
 * The entries of an object from JSON, each read as the field of the same key reads it. null is nothing.
 *
 * @param fields what may be there
 * @param needed what must be there
 * @throws WrongValue that names the keys with wrong values, those that are missing, and those that are not known
 */
export function readKeys<F extends Fields, N extends Fields = Record<never, never>>(
	value: unknown,
	fields: F,
	zone: string,
	needed?: N,
): Partial<Read<F>> & Read<N> {
	if (!isRecord(value)) throw new WrongValue([`${describeKind(value)} is not an object.`]);
	const { collect, problems } = collecting();
	const all: Fields = { ...needed, ...fields };
	problems.push(...findUnknown(value, Object.keys(all)));
	const read: Record<string, unknown> = {};
	for (const [key, { take }] of Object.entries(all)) {
		const given = Object.hasOwn(value, key) ? value[key] : undefined;
		const isMissing = given === undefined || given === null;
		if (!isMissing) collect(() => void (read[key] = naming(key, () => take(given, zone))));
		else if (needed && key in needed) problems.push(`${key}: nothing was entered.`);
	}
	if (problems.length > 0) throw new WrongValue(problems, true);
	return read as Partial<Read<F>> & Read<N>;
}

function findUnknown(value: Record<string, unknown>, known: string[]): string[] {
	const unknown = Object.keys(value).filter((key) => !known.includes(key));
	if (unknown.length === 0) return [];
	const names = [...new Set(unknown.map(nameKey))].join(', ');
	return [`${names}: unknown here. Use one of: ${known.join(', ')}.`];
}

/** A key for people. What looks like none may be a value in the wrong place. */
const nameKey = (key: string) => (/^[a-z_][\w-]{0,39}$/i.test(key) ? key : 'a key');
