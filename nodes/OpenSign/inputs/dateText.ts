import { describe, field, isNothing, toDateTime, WrongValue } from '../core/inputs';
import type { About, Field, Reader } from '../core/inputs';
import { describeDateFormat, fromDateText, toDateText } from '../opensign/dateFormats';

/**
 * A date as a field of OpenSign's writes it, which stores it as text: any date that n8n's nodes put out, as the day that
 * it is in the workflow's time zone, or text in the field's own format. Empty where nothing was entered.
 *
 * @param format the field's, in OpenSign's letters, such as `dd.mm.yyyy`
 */
export function readDateText(format: unknown): Reader<string> {
	return (value, zone) => {
		if (isNothing(value)) return '';
		const own = typeof value === 'string' ? fromDateText(value.trim(), format) : undefined;
		const date = own ?? toDateTime(value, zone);
		if (date) return toDateText(date, format);
		throw new WrongValue([
			`${describe(value)} is not a date. Enter one like 2026-12-31, or in the field's own format ${describeDateFormat(format)}.`,
		]);
	};
}

/** A date to be read once the format is known that it is written in, which is another input. */
export const rawDate = (name: string, about: About<string>): Field<unknown> =>
	field({ name, type: 'string', default: '', ...about }, (value) => value);
