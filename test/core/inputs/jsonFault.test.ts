import fc from 'fast-check';

import { parseJson } from '../../../nodes/OpenSign/core/inputs';
import { findFault } from '../../../nodes/OpenSign/core/inputs/jsonFault';

/** Where the mark stands it goes wrong. */
test.each([
	'^',
	'  ^',
	'^a',
	'[1,^]',
	'[1 ^2]',
	'{"a":1,^}',
	'{"a" ^1}',
	'{^a: 1}',
	"{^'a': 1}",
	'{"a": ^',
	'{"a": 1^',
	'[^"open',
	'[^"bad \\x escape"]',
	'[1^}',
	'{"a":1^]',
	'[]^]',
	'1 ^2',
	'1^,2',
	'[0^1]',
	'[^+1]',
	'[^tru',
	'[1,\n  {"a": "b"},\n  ^// nothing\n]',
	'^at position 4711',
])('%s', (marked) => {
	const text = marked.replace('^', '');
	expect(() => JSON.parse(text) as unknown).toThrow();
	expect(findFault(text)).toBe(marked.indexOf('^'));
});

test('names line and column, and quotes nothing', () => {
	expect(() => parseJson('[\n  {"accessCode": 4711,}\n]')).toThrow(
		/^this is not valid JSON \(line 2, column 23\)\.$/,
	);
});

test('what is JSON goes on to its end', () => {
	fc.assert(
		fc.property(fc.json(), (text) => {
			expect(findFault(text)).toBe(text.length);
		}),
	);
});

test('is never behind the place where the engine stops', () => {
	fc.assert(
		fc.property(
			fc.json(),
			fc.nat(),
			fc.constantFrom(',', '}', ']', '1', 'x', ''),
			(text, at, one) => {
				const k = at % (text.length + 1);
				const broken = text.slice(0, k) + one + text.slice(k + 1);
				const position = positionOf(broken);
				if (position !== undefined) expect(findFault(broken)).toBeLessThanOrEqual(position);
			},
		),
		{ numRuns: 1000 },
	);
});

function positionOf(text: string): number | undefined {
	try {
		JSON.parse(text);
	} catch (error) {
		const [, position] = /in JSON at position (\d+)/.exec((error as Error).message) ?? [];
		return position === undefined ? undefined : Number(position);
	}
	return undefined;
}
