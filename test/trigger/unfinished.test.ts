/** What is noted of documents whose events are not out yet, and when each has its next turn. */
import type { Listed } from '../../nodes/OpenSign/trigger/lists';
import type { Draft } from '../../nodes/OpenSign/trigger/statusState';
import { draftOf } from '../../nodes/OpenSign/trigger/statusState';
import {
	dueAgain,
	finish,
	noteMissing,
	postpone,
	putOffFiles,
	putOffUnread,
} from '../../nodes/OpenSign/trigger/unfinished';

const MINUTE = 60_000;
const entry = (objectId: string, changes: Partial<Listed> = {}): Listed => ({
	objectId,
	list: 'inprogress',
	...changes,
});
const ONE = entry('one');
const due = (state: Draft) => dueAgain(state).map(({ objectId }) => objectId);

let now = 0;
let state: Draft;
beforeEach(() => {
	now = Date.UTC(2026, 0, 1);
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	state = draftOf({});
});
afterEach(() => {
	jest.restoreAllMocks();
});

test('one that is put off has its turn with the next poll, as what it was', () => {
	postpone(state, entry('one', { list: 'completed', updatedAt: 'x' }));
	expect(dueAgain(state)).toEqual([{ objectId: 'one', list: 'completed' }]);
	expect(state.unfinished).toEqual({
		one: { list: 'completed', since: now, tries: 0, files: 0, next: 0, why: '', isTold: false },
	});
});

test('putting it off again changes nothing of what is known', () => {
	putOffUnread(state, ONE, 'odd');
	const before = structuredClone(state.unfinished);
	now += MINUTE;
	postpone(state, ONE);
	expect(state.unfinished).toEqual(before);
});

test('those that wait longest come first, whatever the order in which they came', () => {
	for (const [id, tries] of [
		['late', 5],
		['early', 4],
		['now', 1],
	] as const)
		for (let k = 0; k < tries; k++) putOffUnread(state, entry(id), 'odd');
	now += 4 * MINUTE;
	expect(due(state)).toEqual(['now', 'early', 'late']);
});

test('three tries one poll after the other; then after 2, 4, … 60 minutes', () => {
	const waits: number[] = [];
	for (let tries = 1; tries <= 10; tries++) {
		putOffUnread(state, ONE, 'odd');
		waits.push((state.unfinished.one.next - now) / MINUTE);
	}
	expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60]);
});

test('it is due when its time has come, and not a moment before', () => {
	for (let k = 0; k < 4; k++) putOffUnread(state, ONE, 'odd');
	now += 2 * MINUTE - 1;
	expect(due(state)).toEqual([]);
	now += 1;
	expect(due(state)).toEqual(['one']);
});

test('a time that is further off than any wait is that of a wrong clock', () => {
	for (let k = 0; k < 12; k++) putOffUnread(state, ONE, 'odd');
	expect(due(state)).toEqual([]);
	now -= 1;
	expect(due(state)).toEqual(['one']);
});

test('that it cannot be read is told once, and what was wrong is kept, 200 letters of it', () => {
	expect(putOffUnread(state, ONE, 'a')).toBe(true);
	expect(putOffUnread(state, ONE, 'b'.repeat(300))).toBe(false);
	expect(state.unfinished.one).toMatchObject({ tries: 2, isTold: true, why: 'b'.repeat(200) });
});

test('waiting for files is no failed reading: with the next poll, and counted by itself', () => {
	putOffFiles(state, entry('one', { list: 'completed' }), 'a'.repeat(300));
	putOffFiles(state, entry('one', { list: 'completed' }), 'a'.repeat(300));
	expect(state.unfinished.one).toMatchObject({
		list: 'completed',
		files: 2,
		tries: 0,
		next: 0,
		why: 'a'.repeat(200),
		isTold: false,
	});
	for (let k = 0; k < 4; k++) putOffUnread(state, ONE, 'odd');
	expect(state.unfinished.one).toMatchObject({ files: 2, tries: 4, list: 'inprogress' });
	putOffFiles(state, ONE, 'no file');
	expect(due(state)).toEqual(['one']);
	finish(state, ONE);
	expect(state.unfinished).toEqual({});
});

describe('one that there is not is believed gone', () => {
	const missTimes = (times: number) => {
		for (let k = 0; k < times; k++) noteMissing(state, ONE);
	};

	test('after four tries and an hour, both', () => {
		missTimes(4);
		expect(state.unfinished.one).toMatchObject({ tries: 4, isTold: false });
		now += 60 * MINUTE - 1;
		missTimes(1);
		expect(state.unfinished).toHaveProperty('one');
		now += 1;
		missTimes(1);
		expect(state.unfinished).toEqual({});
	});

	test('not after an hour alone', () => {
		missTimes(1);
		now += 60 * MINUTE;
		missTimes(2);
		expect(state.unfinished).toHaveProperty('one');
		missTimes(1);
		expect(state.unfinished).toEqual({});
	});
});
