/** What is small, and decides much: whose address it is, when to ask again, and what an earlier try has made. */
import { sameAddress } from '../../nodes/OpenSign/opensign/address';
import { readRetryAfter } from '../../nodes/OpenSign/opensign/repeat';
import { madeSince } from '../../nodes/OpenSign/opensign/secondTry';

test.each([
	['anna@example.com', 'Anna@Example.COM', true],
	['anna@example.com', 'otto@example.com', false],
	['', '', false],
	[undefined, undefined, false],
])('%s and %s are the same address: %s', (one, other, isSame) => {
	expect(sameAddress(one, other)).toBe(isSame);
});

test.each([
	['7', 7000],
	[' 7 ', 7000],
	['0', 0],
	['', undefined],
	[' ', undefined],
	[undefined, undefined],
	['soon', undefined],
	['7 soon', undefined],
	['x7', undefined],
	['Wed, 21 Oct 2015 07:28:00 GMT', 0],
])('Retry-After %j: %j', (value, ms) => {
	expect(readRetryAfter({ 'retry-after': value })).toBe(ms);
});

test('Retry-After with a date to come', () => {
	const soon = new Date(Date.now() + 60_000).toUTCString();
	const ms = readRetryAfter({ 'retry-after': soon });
	expect(ms).toBeGreaterThan(55_000);
	expect(ms).toBeLessThanOrEqual(60_000);
});

const TRIED = Date.parse('2026-05-04T12:00:00Z');

test.each([
	['at the same time', TRIED, '2026-05-04T12:00:00Z', true],
	['a minute earlier, by a clock that is late', TRIED, '2026-05-04T11:59:00Z', true],
	['more than a minute earlier', TRIED, '2026-05-04T11:58:59Z', false],
	['at a time that is not told', TRIED, undefined, false],
	['without an earlier try', undefined, '2026-05-04T12:00:00Z', false],
])('made %s', (_when, triedAt, createdAt, isOfTry) => {
	expect(madeSince(triedAt, createdAt)).toBe(isOfTry);
});
