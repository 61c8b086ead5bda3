import { findText, nearestText } from '../../nodes/OpenSign/pdf/find';
import type { Glyph } from '../../nodes/OpenSign/pdf/glyphs';
import type { Page } from '../../nodes/OpenSign/pdf/read';

type Place = (row: number, column: number) => { x: number; y: number };

/** A page of 60,000 letters. */
function makePage(place: Place): Page {
	const glyphs: Glyph[] = [];
	for (let row = 0; row < 1000; row++) {
		for (let column = 0; column < 60; column++) {
			const from = place(row, column);
			const box = { x: from.x, y: from.y - 8, w: 5, h: 10 };
			const text = 'abcdefghijklmnopqrstuvwxyz'[(row * 7 + column * 3) % 26];
			glyphs.push({ text, from, to: { ...from, x: from.x + 5 }, angle: 0, size: 10, box });
		}
	}
	return { number: 1, width: 595, height: 842, glyphs, formFields: [] };
}

test.each<[string, Place]>([
	['in lines', (row, column) => ({ x: 50 + column * 5, y: row * 14 })],
	['in a table', (row, column) => ({ x: 50 + column * 40, y: row * 14 })],
	['one after the other', (row, column) => ({ x: row * 300 + column * 5, y: 50 })],
	['far from each other', (row, column) => ({ x: row * 2400 + column * 40, y: 50 })],
	['on one spot', () => ({ x: 50, y: 50 })],
	['in stairs', (row, column) => ({ x: 50 + column * 40, y: row * 14 + column * 5 })],
	['close below each other', (row, column) => ({ x: 50 + row, y: (row * 60 + column) / 100 })],
])('is no matter with many letters %s', (_, place) => {
	const page = makePage(place);
	const began = performance.now();
	findText([page], 'not to be found');
	findText([page], 'e');
	nearestText([page], 'not to be found');
	// Each with each would take a minute.
	expect(performance.now() - began).toBeLessThan(5000);
});
