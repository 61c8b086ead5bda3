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
