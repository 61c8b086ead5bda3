import type { Box } from '../../../pdf/box';
import { cellsOf } from '../../../pdf/cells';
import { boxesOf, isApart, textOf, type Letter } from '../../../pdf/lines';
import type { Page } from '../../../pdf/read';
import { readingsOf } from '../../../pdf/readings';

/** Text in brackets that may be a tag. */
export interface Bracketed {
	page: Page;
	/** As it stands in the PDF, with its brackets. */
	text: string;
	/** What it covers, a box for each line; points from the page's top left corner. */
	boxes: Box[];
	/** Braces that nothing closes; the text goes on for some letters then. */
	isOpen?: true;
}

/** Longer ones are no tags. Blanks are not counted. */
const LONGEST = 600;
const OPEN_SHOWN = 40;

const TAGS = /\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|\[[^[\]]*\]/g;
const OPEN = /\{\{[^{}]/g;

/** Everything in {{double braces}}, [[double brackets]] and [brackets], from top to bottom of each page. */
export const findBracketed = (pages: Page[]): Bracketed[] => pages.flatMap(findOnPage);

function findOnPage(page: Page): Bracketed[] {
	const taken = new Set<unknown>();
	const found: Bracketed[] = [];
	const readings = readingsOf(page)
		.map(toSearchable)
		.filter(({ text }) => /[[{]/.test(text));
	const isTaken = ({ glyph }: Letter) => taken.has(glyph);
	const take = (letters: Letter[], isOpen = false) => {
		for (const { glyph } of letters) taken.add(glyph);
		const bracketed: Bracketed = { page, text: toText(letters), boxes: boxesOf(letters) };
		found.push(isOpen ? { ...bracketed, isOpen } : bracketed);
	};
	const takeAll = (all: Searchable[], withNested: boolean): boolean => {
		let isLeft = false;
		for (const { letters, isNested } of all.flatMap((one) => [...matchesIn(one)])) {
			// The same letters are in several readings.
			if (letters.some(isTaken)) continue;
			if (isNested && !withNested) isLeft = true;
			else take(letters);
		}
		return isLeft;
	};
	if (takeAll(readings, false)) {
		takeAll(cellsOf(page).map(toSearchable), false);
		takeAll(readings, true);
	}
	for (const { text, letters } of readings) {
		for (const { index } of text.matchAll(OPEN)) {
			const open = [...new Set(letters.slice(index, index + OPEN_SHOWN))];
			const end = open.findIndex(isTaken);
			if (end !== 0 && text[index - 1] !== '{') take(end < 0 ? open : open.slice(0, end), true);
		}
	}
	return found.sort((a, b) => bottomOf(a) - bottomOf(b) || a.boxes[0].x - b.boxes[0].x);
}

const bottomOf = ({ boxes: [{ y, h }] }: Bracketed) => Math.round(y + h);

/**
 * Everything in brackets. What begins within other brackets that have not ended may be two tags, in cells side by side,
 * whose lines are taken for one.
 */
function* matchesIn({ text, letters }: Searchable) {
	let last = 0;
	for (const { 0: match, index } of text.matchAll(TAGS)) {
		const end = index + match.length;
		const isTriple = text[index - 1] === '{' && text[end] === '}';
		const isNested = text.slice(last, index).includes(match.startsWith('{') ? '{{' : '[');
		last = end;
		if (match.length > LONGEST || isTriple) continue;
		yield { letters: [...new Set(letters.slice(index, end))], isNested };
	}
}

/** A reading without blanks, and the letter of each of its characters. */
interface Searchable {
	text: string;
	letters: Letter[];
}

function toSearchable(reading: Letter[]): Searchable {
	const letters: Letter[] = [];
	const parts: string[] = [];
	for (const letter of reading) {
		parts.push(letter.text);
		for (let n = 0; n < letter.text.length; n++) letters.push(letter);
	}
	return { text: parts.join(''), letters };
}

/** Which share of letters stand apart where they are only spaced out. */
const SPACED_OUT = 0.35;

function toText(letters: Letter[]): string {
	const apart = letters.filter((letter, k) => k > 0 && isApart(letters[k - 1], letter)).length;
	if (apart < SPACED_OUT * letters.length) return textOf(letters);
	return letters.map(({ text }) => text).join('');
}
