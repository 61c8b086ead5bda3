import type { Box } from './box';
import { foldLetter, fold } from './fold';
import { boxesOf, isApart, textOf, type Letter } from './lines';
import type { Page } from './read';
import { readingsOf } from './readings';

/** A place where a text stands. */
export interface Found {
	page: number;
	/** One per line that it runs over, first to last; points from the page's top left corner. */
	boxes: Box[];
}

/** A page's text to be searched: each of its readings, without what does not count, and the letter of each character. */
interface Searchable {
	text: string;
	letters: Letter[];
}

const BETWEEN_READINGS = '\n';

const known = new WeakMap<Page, Searchable>();

/**
 * Every place of a text, in reading order: by page, then from top to bottom and from left to right as shown. Letter case,
 * blanks and line breaks do not count, nor do hyphens at the end of a line.
 */
export function findText(pages: Page[], text: string): Found[] {
	const wanted = fold(text);
	if (wanted === '') return [];
	return pages.flatMap((page) => findOnPage(page, wanted));
}

function findOnPage(page: Page, wanted: string): Found[] {
	const { text, letters } = searchable(page);
	const taken = new Set<unknown>();
	const places: Array<{ first: Letter; boxes: Box[] }> = [];
	let at = text.indexOf(wanted);
	while (at >= 0) {
		const match = [...new Set(letters.slice(at, at + wanted.length))];
		// The same place is in several readings.
		if (!match.some(({ glyph }) => taken.has(glyph))) {
			for (const { glyph } of match) taken.add(glyph);
			places.push({ first: match[0], boxes: boxesOf(match) });
		}
		at = text.indexOf(wanted, at + wanted.length);
	}
	return places
		.sort((a, b) => heightOf(a) - heightOf(b) || a.boxes[0].x - b.boxes[0].x)
		.map(({ boxes }) => ({ page: page.number, boxes }));
}

/** How far down the page a match begins: what is on one line is at one height, whatever its font. */
function heightOf({ first, boxes }: { first: Letter; boxes: Box[] }): number {
	return first.glyph.angle === 0 ? first.across : boxes[0].y + boxes[0].h;
}

function searchable(page: Page): Searchable {
	const earlier = known.get(page);
	if (earlier) return earlier;
	const parts: string[] = [];
	const letters: Letter[] = [];
	for (const reading of readingsOf(page)) {
		if (append(reading, true, parts, letters)) append(reading, false, parts, letters);
	}
	const result = { text: parts.join(''), letters };
	known.set(page, result);
	return result;
}

/**
 * Adds a reading to what is searched.
 *
 * @returns whether a line of it ends in a hyphen with another line after it
 */
function append(
	reading: Letter[],
	withHyphens: boolean,
	parts: string[],
	letters: Letter[],
): boolean {
	let hasHyphen = false;
	for (let k = 0; k < reading.length; k++) {
		const letter = reading[k];
		const text = foldLetter(letter.text);
		const isHyphen = text === '-' && k + 1 < reading.length && reading[k + 1].line !== letter.line;
		hasHyphen ||= isHyphen;
		if (isHyphen && !withHyphens) continue;
		parts.push(text);
		for (let n = 0; n < text.length; n++) letters.push(letter);
	}
	parts.push(BETWEEN_READINGS);
	letters.push(reading[0]);
	return hasHyphen;
}

/** How many lines are looked at closely, and how much of a line is quoted where nothing is alike, in characters. */
const CLOSEST = 20;
const QUOTED = 60;

/** What stands in the PDF that is most like a text, for messages; undefined where there is no text at all. */
export function nearestText(
	pages: Page[],
	text: string,
): { page: number; text: string } | undefined {
	const wanted = pairsOf(fold(text));
	const lines = pages.flatMap((page) =>
		readingsOf(page).flatMap((reading) => splitLines(reading, page.number)),
	);
	if (lines.length === 0) return undefined;
	const closest = lines
		.map((line) => ({ ...line, score: countPairs(line.folded, wanted) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.slice(0, CLOSEST)
		.map(({ page, letters }) => ({ page, ...closestWords(letters, text) }))
		.sort((a, b) => b.likeness - a.likeness);
	const [best] = closest;
	if (best) return { page: best.page, text: best.text };
	return { page: lines[0].page, text: textOf(lines[0].letters.slice(0, QUOTED)) };
}

/** A reading line by line. */
function splitLines(reading: Letter[], page: number) {
	const lines: Array<{ page: number; letters: Letter[]; folded: string }> = [];
	for (const letter of reading) {
		const last = lines.at(-1);
		if (last?.letters[0].line === letter.line) {
			last.letters.push(letter);
			last.folded += foldLetter(letter.text);
		} else {
			lines.push({ page, letters: [letter], folded: foldLetter(letter.text) });
		}
	}
	return lines;
}

function pairsOf(folded: string): Set<string> {
	const pairs = new Set<string>();
	for (let k = 0; k + 1 < folded.length; k++) pairs.add(folded.slice(k, k + 2));
	return pairs;
}

/** How many of the pairs are in a text, each once. */
function countPairs(folded: string, wanted: Set<string>): number {
	let count = 0;
	for (const pair of wanted) if (folded.includes(pair)) count++;
	return count;
}

/** The words of a line that are most like a text: as many, or one more or fewer. */
function closestWords(line: Letter[], text: string): { text: string; likeness: number } {
	const words: Letter[][] = [];
	line.forEach((letter, k) => {
		if (k === 0 || isApart(line[k - 1], letter)) words.push([]);
		words[words.length - 1].push(letter);
	});
	const wanted = pairsOf(fold(text));
	const count = text.trim().split(/\s+/).length;
	let best = { text: textOf(line), likeness: -1 };
	for (const length of [count, count - 1, count + 1].filter((one) => one > 0)) {
		for (let k = 0; k === 0 || k + length <= words.length; k++) {
			const candidate = textOf(words.slice(k, k + length).flat());
			const pairs = pairsOf(fold(candidate));
			const likeness = (2 * countPairs(fold(candidate), wanted)) / (pairs.size + wanted.size);
			if (likeness > best.likeness) best = { text: candidate, likeness };
		}
	}
	return best;
}
