import { listCurrent, readRecorded, record } from './record';

if (process.env.RECORD === '1') record();

test('what stored workflows hold is still there: names, types and choices', () => {
	const current = new Set(listCurrent());
	expect(readRecorded().filter((line) => !current.has(line))).toEqual([]);
});

test('what is new is recorded (RECORD=1 npx jest test/stored)', () => {
	const recorded = new Set(readRecorded());
	expect(listCurrent().filter((line) => !recorded.has(line))).toEqual([]);
});
