import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { describe, isDateTime, isNothing } from './describe';
import { field, WrongValue, type About, type Field, type Reader } from './input';

/** From here on a number counts milliseconds since 1970, below it seconds (this many of them are the year 5138). */
const LEAST_MILLISECONDS = 1e11;
/** Seconds since 1970 that a time can be; smaller numbers are something else (this is 2001). */
const LEAST_SECONDS = 1e9;

/**
 * An instant, in the workflow's time zone: ISO 8601, the dates of databases and mails, JavaScript's and Luxon's own
 * dates, and seconds or milliseconds since 1970. What says no zone is meant in the workflow's.
 */
export const readDate: Reader<DateTime> = (value, zone) => {
	const date = toDateTime(value, zone);
	if (date?.isValid) return date;
	throw new WrongValue([
		`${describe(value)} is not a date that can be understood. Enter one like 2026-12-31 or 2026-12-31T09:00.`,
	]);
};

function toDateTime(value: unknown, zone: string): DateTime | undefined {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (isDateTime(value)) return DateTime.fromISO(value.toISO() ?? '', { zone });
	if (typeof value === 'number') return fromNumber(value, zone);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	const readings = [
		DateTime.fromISO(text, { zone }),
		DateTime.fromSQL(text, { zone }),
		DateTime.fromRFC2822(text, { zone }),
	];
	return readings.find(({ isValid }) => isValid);
}

function fromNumber(value: number, zone: string): DateTime | undefined {
	if (value >= LEAST_MILLISECONDS) return DateTime.fromMillis(value, { zone });
	return value >= LEAST_SECONDS ? DateTime.fromSeconds(value, { zone }) : undefined;
}

/** A date and time; undefined where nothing was entered. */
export function date(name: string, about: About<string>): Field<DateTime | undefined> {
	const property: INodeProperties = { name, type: 'dateTime', default: '', ...about };
	return field(property, (value, zone) => (isNothing(value) ? undefined : readDate(value, zone)));
}
