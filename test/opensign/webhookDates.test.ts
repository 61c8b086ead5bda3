import { toIso } from '../../nodes/OpenSign/opensign/webhookDates';

test.each([
	['Fri, 16 May 2025 15:02:42 IST', '2025-05-16T09:32:42.000Z'],
	['Fri, 16 May 2025 15:02:42 GMT+5:30', '2025-05-16T09:32:42.000Z'],
	['Fri, 16 May 2025 15:02:42 GMT+9:30', '2025-05-16T05:32:42.000Z'],
	['Fri, 16 May 2025 00:15:00 GMT-4', '2025-05-16T04:15:00.000Z'],
	['Thu, 01 Jan 2026 05:00:00 GMT+05:30', '2025-12-31T23:30:00.000Z'],
	['Fri, 6 Jun 2025 15:02:42 UTC', '2025-06-06T15:02:42.000Z'],
	['Fri, 16 May 2025 15:02:42 GMT', '2025-05-16T15:02:42.000Z'],
	['2025-05-16T15:02:42.123Z', '2025-05-16T15:02:42.123Z'],
	['2025-05-16T15:02:42+05:30', '2025-05-16T09:32:42.000Z'],
])('%s', (text, iso) => expect(toIso(text)).toBe(iso));

test.each([
	'',
	'soon',
	'Fri, 16 May 2025 15:02:42',
	'Fri, 16 May 2025 15:02:42 XYZ',
	'Fri, 32 May 2025 15:02:42 IST',
	'2025-05-16T15:02:42',
	'2025-13-16T15:02:42Z',
	1747407762,
	null,
	undefined,
	{},
])('no date rather than a wrong one: %p', (text) => expect(toIso(text)).toBeNull());

test('every name that a zone has in American English is read, winter and summer', () => {
	const wrong: string[] = [];
	for (const timeZone of Intl.supportedValuesOf('timeZone')) {
		for (const instant of ['2026-01-15T12:00:00.000Z', '2026-07-15T12:00:00.000Z']) {
			const parts = Object.fromEntries(
				new Intl.DateTimeFormat('en-US', {
					timeZone,
					hourCycle: 'h23',
					day: '2-digit',
					month: 'short',
					year: 'numeric',
					hour: '2-digit',
					minute: '2-digit',
					second: '2-digit',
					timeZoneName: 'short',
				})
					.formatToParts(new Date(instant))
					.map(({ type, value }) => [type, value]),
			);
			const { day, month, year, hour, minute, second, timeZoneName } = parts;
			const text = `${day} ${month} ${year} ${hour}:${minute}:${second} ${timeZoneName}`;
			if (toIso(text) !== instant) wrong.push(`${timeZone}: ${text}`);
		}
	}
	expect(wrong).toEqual([]);
});
