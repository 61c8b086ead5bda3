/** What the status trigger writes into n8n's log, and when. */
import type { IPollFunctions } from 'n8n-workflow';

import type { Gap } from '../../nodes/OpenSign/trigger/statusState';
import { warnOfGap, warnOfUnread } from '../../nodes/OpenSign/trigger/warnings';

const logged: string[] = [];
const context = {
	logger: { warn: (text: string) => logged.push(text) },
	getNode: () => ({ name: 'Contracts' }),
} as unknown as IPollFunctions;
beforeEach(() => {
	logged.length = 0;
});

const ids = (count: number) => Array.from({ length: count }, (_, k) => `id${k} (odd)`);

test.each([
	[1, 'id0 (odd). They'],
	[5, 'id0 (odd), id1 (odd), id2 (odd), id3 (odd), id4 (odd). They'],
	[6, 'id4 (odd), and 1 more. They'],
	[200, 'id4 (odd), and 195 more. They'],
])('%d that cannot be read: one line', (count, part) => {
	warnOfUnread(context, ids(count));
	expect(logged).toEqual([expect.stringContaining(part)]);
	expect(logged[0]).toMatch(
		/^OpenSign Status Trigger "Contracts": Documents that cannot be read now: id0/,
	);
});

test('none: nothing', () => {
	warnOfUnread(context, []);
	expect(logged).toEqual([]);
});

const gap = (isOver: boolean): Gap => ({ since: 0, why: 'entry 2 is null', isOver });

test.each<[before: Gap | undefined, now: Gap | undefined, lines: string[]]>([
	[undefined, undefined, []],
	[gap(false), undefined, []],
	[gap(true), undefined, []],
	[undefined, gap(false), ['are not read to the full: entry 2 is null. ']],
	[gap(false), gap(false), []],
	[gap(false), gap(true), ['for a day: entry 2 is null. ']],
	[gap(true), gap(true), []],
	[undefined, gap(true), ['are not read to the full', 'for a day: entry 2 is null. ']],
])('a gap, %j before and %j now', (before, now, lines) => {
	warnOfGap(context, before, now);
	expect(logged).toEqual(lines.map((line) => expect.stringContaining(line) as string));
});
