import { DateTime } from 'luxon';

/** OpenSign's own default, where a field does not say its format (seen in its web app). */
const DEFAULT_FORMAT = 'mm/dd/yyyy';

/** The format of a date field in OpenSign's letters, for people. */
export const describeDateFormat = (format: unknown) =>
	typeof format === 'string' && format !== '' ? format : DEFAULT_FORMAT;

/** Whether `text` is a date in the field's own format. */
export const isDateText = (text: string, format: unknown) =>
	DateTime.fromFormat(text, toLuxon(format), { locale: 'en' }).isValid;

/**
 * A date as the field writes it: ISO dates and times are brought into its format, anything else stays as it is.
 *
 * @param format the field's, in OpenSign's letters
 */
export function toDateText(value: unknown, format: unknown): string {
	const text = String(value ?? '').trim();
	if (isDateText(text, format)) return text;
	// The day where the time was written down, not where this server stands.
	const date = DateTime.fromISO(text, { setZone: true, locale: 'en' });
	return date.isValid ? date.toFormat(toLuxon(format)) : text;
}

/** OpenSign's date format in Luxon's letters. `yyy` is how one of OpenSign's formats spells the year. */
const toLuxon = (format: unknown) =>
	describeDateFormat(format).toLowerCase().replace(/m/g, 'M').replace(/y+/g, 'yyyy');
