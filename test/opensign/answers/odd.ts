/** What can be odd about an answer, as the bytes that come. */
import type { IDataObject } from 'n8n-workflow';

export interface OddAnswer {
	name: string;
	body: string;
	/** Nothing at all can be done with it, whatever the route. */
	useless: boolean;
}

/** Instead of an answer. */
const WHOLE: Record<string, string> = {
	'an empty 200': '',
	null: 'null',
	'a list': '[]',
	'a list of nulls': '[null]',
	'a number': '5',
	'a text': '"Anna"',
	true: 'true',
	'cut JSON': '{"objectId":"aB3dE5gH1j","sig',
	'a web page': '<!DOCTYPE html><html><body>OpenSign</body></html>',
	'an error with a good status': '{"error":"Something went wrong, please try again later!"}',
};

/** Instead of a value in an answer. */
const PARTS: Record<string, unknown> = {
	null: null,
	'an object': {},
	'a list': [],
	'a list of nulls': [null],
	'a text': 'Anna',
	'a number': 5,
	missing: undefined,
};

/** The whole answer, and every key of it, and of the first entry of its lists. */
export function oddAnswers(usual: IDataObject): OddAnswer[] {
	const whole = Object.entries(WHOLE).map(([name, body]) => ({ name, body, useless: true }));
	const empty = { name: '{}', body: '{}', useless: false };
	const parts = placesIn(usual).flatMap((path) =>
		Object.entries(PARTS).map(([name, part]) => ({
			name: `${path.join('.')}: ${name}`,
			body: JSON.stringify(replaced(usual, path, part)),
			useless: false,
		})),
	);
	return [...whole, empty, ...parts];
}

function placesIn(value: unknown): string[][] {
	if (Array.isArray(value))
		return value.length === 0 ? [] : [['0'], ...placesIn(value[0]).map((path) => ['0', ...path])];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => [
		[key],
		...placesIn(part).map((path) => [key, ...path]),
	]);
}

function replaced(value: unknown, [key, ...rest]: string[], part: unknown): unknown {
	if (key === undefined) return part;
	if (Array.isArray(value)) return [replaced(value[0], rest, part)];
	const record = value as Record<string, unknown>;
	return { ...record, [key]: replaced(record[key], rest, part) };
}

/** What JavaScript says by itself, and what becomes of values that nobody has looked at. */
export const RAW =
	/Cannot (read|convert|destructure)|is not (a function|iterable|defined)|undefined|\[object|\bNaN\b|Unexpected (token|end)|in JSON at|URI malformed|Invalid time value/;
