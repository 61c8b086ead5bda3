import { isApart, linesOf, type Letter, type Line, type Segment } from './lines';
import type { Page } from './read';
import { inReadingOrder, isMixed, isRightToLeft } from './writingOrder';

/** How far below a line the next one of the same text may be, as shares of the size, and how much their sizes differ. */
const NEAREST = 0.5;
export const FARTHEST = 2.4;
const SAME_SIZE = 0.75;

/** How many lines down are looked at: more than stand within two heights of any line of text. */
const LINES_DOWN = 8;

/** How much of what others continue in is repeated, in letters: longer than what is searched for. */
const REPEATED = 200;

const known = new WeakMap<Page, Letter[][]>();

/**
 * The text of a page in every way that it may be read: whole lines across columns, then each column from line to line.
 * Most letters are in several.
 */
export function readingsOf(page: Page): Letter[][] {
	const earlier = known.get(page);
	if (earlier) return earlier;
	const lines = linesOf(page.glyphs);
	const readings = [...wholeLines(lines), ...columns(lines, page.glyphs.length)];
	known.set(page, readings);
	return readings;
}

/** Each line that has several segments, from end to end, and each that may be read from either end, both ways. */
function wholeLines(lines: Line[]): Letter[][] {
	return lines.flatMap(({ segments }) => {
		const letters = segments.flatMap((segment) => segment.letters);
		const isPlain = !letters.some(({ text }) => text.charCodeAt(0) >= FIRST_LEFTWARD);
		if (isPlain) return segments.length > 1 ? [letters] : [];
		const drawn = letters
			.map((letter) => ({ ...letter, text: letter.glyph.text }))
			.sort((a, b) => a.start - b.start);
		const isLeftwards = isRightToLeft(drawn);
		const ways = isMixed(drawn) ? [isLeftwards, !isLeftwards] : [isLeftwards];
		return ways.map((way) => inReadingOrder(drawn, isApart, way));
	});
}

/** The first character that may be written to the left: Hebrew's. */
const FIRST_LEFTWARD = 0x590;

/** Each segment with all that continues it below. */
function columns(lines: Line[], letterCount: number): Letter[][] {
	const next = new Map<Segment, Segment>();
	lines.forEach((line, k) => {
		for (const segment of line.segments) {
			const below = findBelow(segment, k, lines);
			if (below) next.set(segment, below);
		}
	});
	const taken = new Set<Segment>();
	// A page of single letters would be repeated as often as it has letters.
	let mayRepeat = 4 * letterCount;
	const follow = (first: Segment): Letter[] => {
		const reading: Letter[] = [];
		let repeated = 0;
		for (let one: Segment | undefined = first; one; one = next.get(one)) {
			if (taken.has(one)) {
				if (repeated >= REPEATED || mayRepeat <= 0) break;
				repeated += one.letters.length;
				mayRepeat -= one.letters.length;
			}
			taken.add(one);
			for (const letter of one.letters) reading.push(letter);
		}
		return reading;
	};
	return lines.flatMap(({ segments }) =>
		segments.flatMap((segment) => (taken.has(segment) ? [] : [follow(segment)])),
	);
}

/** The segment in which the text goes on in the next line, if there is one right below. */
function findBelow(segment: Segment, k: number, lines: Line[]): Segment | undefined {
	const { angle, across } = lines[k];
	for (let down = 1; down <= LINES_DOWN && k + down < lines.length; down++) {
		const line = lines[k + down];
		const distance = (line.across - across) / segment.size;
		if (line.angle !== angle || distance > FARTHEST) return undefined;
		if (distance < NEAREST) continue;
		const found = findOverlap(segment, line.segments);
		if (found) return found;
	}
	return undefined;
}

/** The one that is read first of those that stand below, at least in part. */
function findOverlap(above: Segment, segments: Segment[]): Segment | undefined {
	let k = firstAfter(above.start, segments);
	let found: Segment | undefined;
	for (; k < segments.length && segments[k].start < above.end; k++) {
		const ratio = segments[k].size / above.size;
		if (ratio < SAME_SIZE || ratio > 1 / SAME_SIZE) continue;
		found = segments[k];
		if (!above.isRightToLeft) break;
	}
	return found;
}

/** The first segment that ends beyond a place. They stand in order, and none in another. */
function firstAfter(place: number, segments: Segment[]): number {
	let [low, high] = [0, segments.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (segments[middle].end > place) high = middle;
		else low = middle + 1;
	}
	return low;
}
