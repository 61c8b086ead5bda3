import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { describe, isDateTime, isNothing } from './describe';
import { field, WrongValue, type About, type Field, type Reader } from './input';

/** Seconds since 1970 that a number can be: from 2001 to 2128. Smaller ones are something else, larger ones milliseconds. */
const LEAST_SECONDS = 1e9;
const MOST_SECONDS = 5e9;

/** Before it, a year is a slip: `0026`. */
export const LEAST_YEAR = 1000;

/** Luxon would take any four digits for a year: a date has a day. */
const WITH_DAY = /^\d{4}-?\d{2}-?\d{2}/;
/** Seconds or milliseconds since 1970, as text. */
const COUNT = /^\d{10,13}$/;

/**
 * An instant, in the workflow's time zone: ISO 8601, the dates of databases and mails, JavaScript's and Luxon's own
 * dates, and seconds or milliseconds since 1970. What says no zone is meant in the workflow's.
 */
export const readDate: Reader<DateTime> = (value, zone) => {
	const date = toDateTime(value, zone);
	if (date) return date;
	throw new WrongValue([
		`${describe(value)} is not a date that can be understood. Enter one like 2026-12-31 or 2026-12-31T09:00.`,
	]);
};

/** The date that a value is; undefined where it is none. */
export function toDateTime(value: unknown, zone: string): DateTime | undefined {
	const date = parse(value, zone);
	return date?.isValid && date.year >= LEAST_YEAR ? date : undefined;
}

function parse(value: unknown, zone: string): DateTime | undefined {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (isDateTime(value)) return DateTime.fromISO(value.toISO() ?? '', { zone });
	if (typeof value === 'number') return fromNumber(value, zone);
	return typeof value === 'string' ? fromText(value.trim(), zone) : undefined;
}

function fromNumber(value: number, zone: string): DateTime | undefined {
	if (Math.abs(value) > MOST_SECONDS) return DateTime.fromMillis(value, { zone });
	return value >= LEAST_SECONDS ? DateTime.fromSeconds(value, { zone }) : undefined;
}

function fromText(text: string, zone: string): DateTime | undefined {
	if (COUNT.test(text)) return fromNumber(Number(text), zone);
	const readings = WITH_DAY.test(text)
		? [DateTime.fromISO(text, { zone }), DateTime.fromSQL(text, { zone })]
		: [DateTime.fromRFC2822(text, { zone }), fromJsText(text, zone)];
	return readings.find(({ isValid }) => isValid);
}

/** `Sun May 11 1975 00:00:00 GMT+0200 (Central European Summer Time)`, which JavaScript makes of a date in a text. */
const fromJsText = (text: string, zone: string) =>
	DateTime.fromFormat(text.split('(')[0].trim(), "EEE MMM dd yyyy HH:mm:ss 'GMT'ZZZ", {
		zone,
		locale: 'en',
	});

/** A date and time; undefined where nothing was entered. */
export function date(name: string, about: About<string>): Field<DateTime | undefined> {
	const property: INodeProperties = { name, type: 'dateTime', default: '', ...about };
	return field(property, (value, zone) => (isNothing(value) ? undefined : readDate(value, zone)));
}

/** A day, as `2026-12-31`; empty where nothing was entered. */
export function day(name: string, about: About<string>): Field<string> {
	const property: INodeProperties = { name, type: 'string', default: '', ...about };
	return field(property, (value, zone) =>
		isNothing(value) ? '' : readDate(value, zone).toFormat('yyyy-MM-dd'),
	);
}
