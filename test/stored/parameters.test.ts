import { listCurrent, readRecorded } from './record';

test('what stored workflows hold is still there: names, types and choices', () => {
	const current = new Set(listCurrent());
	expect(readRecorded().filter((line) => !current.has(line))).toEqual([]);
});

test('what is new is recorded (npx tsx test/stored/record.ts)', () => {
	const recorded = new Set(readRecorded());
	expect(listCurrent().filter((line) => !recorded.has(line))).toEqual([]);
});
