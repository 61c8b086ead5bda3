import { DateTime } from 'luxon';

import { LEAST_YEAR } from '../core/inputs';

/** OpenSign's own default, where a field does not say its format (seen in its web app). */
const DEFAULT_FORMAT = 'mm/dd/yyyy';

/** The format of a date field in OpenSign's letters, for people. */
export const describeDateFormat = (format: unknown) =>
	typeof format === 'string' && format !== '' ? format : DEFAULT_FORMAT;

/** The day that `text` names in the field's own format, also without leading zeros; undefined where it is none. */
export function fromDateText(text: string, format: unknown): DateTime | undefined {
	const loose = toLuxon(format)
		.replace('dd', 'd')
		.replace(/\bMM\b/, 'M');
	const date = DateTime.fromFormat(text, loose, { locale: 'en' });
	return date.isValid && date.year >= LEAST_YEAR ? date : undefined;
}

/** A date as a field of this format writes it. */
export const toDateText = (date: DateTime, format: unknown) =>
	date.setLocale('en').toFormat(toLuxon(format));

/** OpenSign's date format in Luxon's letters. `yyy` is how one of OpenSign's formats spells the year. */
const toLuxon = (format: unknown) =>
	describeDateFormat(format).toLowerCase().replace(/m/g, 'M').replace(/y+/g, 'yyyy');
