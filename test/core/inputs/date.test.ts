import { DateTime } from 'luxon';

import { readDate } from '../../../nodes/OpenSign/core/inputs';
import { readDateText } from '../../../nodes/OpenSign/inputs/dateText';

const BERLIN = 'Europe/Berlin';
const instant = '1975-05-10T23:00:00.000Z';
const read = readDateText('dd.mm.yyyy');

test.each<[string, unknown]>([
	['a database column, as n8n puts it out', instant],
	['a JavaScript Date', new Date(instant)],
	['a Luxon DateTime of another zone', DateTime.fromISO(instant, { zone: 'America/New_York' })],
	['milliseconds since 1970', Date.parse(instant)],
	['milliseconds as text', String(Date.parse(instant))],
	['ISO with an offset', '1975-05-11T04:30:00+05:30'],
	['ISO without a zone, which is meant in the workflow’s', '1975-05-11T00:15'],
	['a day', '1975-05-11'],
	['a day without dashes', '19750511'],
	['SQL', '1975-05-11 00:00:00'],
	['SQL with a zone', '1975-05-10 23:00:00+00'],
	['a mail’s date', 'Sat, 10 May 1975 23:00:00 GMT'],
	['what JavaScript makes of a Date in a text', 'Sun May 11 1975 00:00:00 GMT+0100 (CET)'],
	['the field’s own format', '11.05.1975'],
	['the same without zeros', '11.5.1975'],
	['blanks around it', ' 11.05.1975 '],
])('the day in the zone of the workflow: %s', (_what, value) => {
	expect(read(value, BERLIN)).toBe('11.05.1975');
});

test.each([
	['America/New_York', '10.05.1975'],
	['UTC', '10.05.1975'],
	['Asia/Kolkata', '11.05.1975'],
])('one instant in %s', (zone, day) => expect(read(instant, zone)).toBe(day));

test.each([undefined, null, '', '  ', '\u00a0'])('nothing: %p', (value) => {
	expect(read(value, BERLIN)).toBe('');
});

test.each<unknown>([
	'next week',
	'yesterday',
	'2026',
	'4711',
	'2026-02-30',
	'31.02.2026',
	'12/31/2026',
	4711,
	12.5,
	NaN,
	Infinity,
	true,
	[],
	['2026-12-31'],
	{},
	new Date('x'),
])('refused: %p', (value) => {
	expect(() => read(value, BERLIN)).toThrow(
		/ is not a date\. Enter one like 2026-12-31, or in the field's own format dd\.mm\.yyyy\.$/,
	);
	expect(() => readDate(value, BERLIN)).toThrow(/is not a date that can be understood/);
});

test('seconds since 1970, as a number or text', () => {
	const date = '2026-06-15T00:00:00.000+02:00';
	const seconds = Date.parse(date) / 1000;
	expect(readDate(seconds, BERLIN).toISO()).toBe(date);
	expect(readDate(String(seconds), BERLIN).toISO()).toBe(date);
});
