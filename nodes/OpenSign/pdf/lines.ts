import { union, type Box } from './box';
import type { Glyph } from './glyphs';
import { inReadingOrder, isRightToLeft } from './writingOrder';

/** A character on its line of writing. */
export interface Letter {
	glyph: Glyph;
	/** What it says: the glyph's text, but for brackets that writing from right to left has turned. */
	text: string;
	/** Which line of the page it is on, counted from 0 in no order. */
	line: number;
	/** Where it begins and ends along its line of writing, and how far down its line is; points. */
	start: number;
	end: number;
	across: number;
}

/** What stands together on a line: a cell of a table, a line of a column. In reading order. */
export interface Segment {
	letters: Letter[];
	/** Along the line of writing, points. */
	start: number;
	end: number;
	size: number;
	isRightToLeft: boolean;
}

/** Characters on one baseline. */
export interface Line {
	angle: number;
	/** How far down it is, as its writing sees it; points. */
	across: number;
	/** From its start to its end, whichever way it is read. */
	segments: Segment[];
}

/** Shares of the size: how far characters of one line stand off it, and what gap is a blank, what another column. */
const BASELINE = 0.3;
const BLANK = 0.2;
const COLUMN = 2.5;

/** The lines of a page, whichever way they are written; those of one angle stand together, from top to bottom. */
export function linesOf(glyphs: Glyph[]): Line[] {
	const lines: Line[] = [];
	for (const [angle, letters] of byAngle(glyphs)) {
		letters.sort((a, b) => a.across - b.across);
		let begin = 0;
		for (let k = 1; k <= letters.length; k++) {
			if (k < letters.length && isOnLine(letters[begin], letters[k])) continue;
			lines.push(toLine(angle, lines.length, letters.slice(begin, k)));
			begin = k;
		}
	}
	return lines;
}

function isOnLine(first: Letter, other: Letter): boolean {
	const size = Math.min(first.glyph.size, other.glyph.size);
	return other.across - first.across <= BASELINE * size;
}

function byAngle(glyphs: Glyph[]): Map<number, Letter[]> {
	const groups = new Map<number, Letter[]>();
	let [angle, cos, sin] = [0, 1, 0];
	for (const glyph of glyphs) {
		if (!isWritten(glyph)) continue;
		const own = steady(glyph.angle);
		if (own !== angle) {
			angle = own;
			cos = Math.cos((angle * Math.PI) / 180);
			sin = Math.sin((angle * Math.PI) / 180);
		}
		const { from, to, text } = glyph;
		const begin = from.x * cos + from.y * sin;
		const end = to.x * cos + to.y * sin;
		const letter = {
			glyph,
			text,
			line: 0,
			start: Math.min(begin, end),
			end: Math.max(begin, end),
			across: from.y * cos - from.x * sin,
		};
		const group = groups.get(angle);
		if (group) group.push(letter);
		else groups.set(angle, [letter]);
	}
	return groups;
}

const isWritten = ({ text, size, from, to }: Glyph) =>
	text !== '' && size > 0 && Number.isFinite(from.x + from.y + to.x + to.y + size);

/** Scans that were read by a machine are a little askew. */
function steady(angle: number): number {
	const straight = Math.round(angle / 90) * 90;
	return Math.abs(angle - straight) <= 2 ? straight % 360 : angle;
}

function toLine(angle: number, number: number, found: Letter[]): Line {
	const letters = withoutDoubles(found.sort((a, b) => a.start - b.start));
	const { across } = found[0];
	const segments: Segment[] = [];
	let current: Segment | undefined;
	for (const letter of letters) {
		letter.line = number;
		letter.across = across;
		const size = Math.max(letter.glyph.size, current?.size ?? 0);
		if (current && letter.start - current.end <= COLUMN * size) {
			current.letters.push(letter);
			current.end = Math.max(current.end, letter.end);
			current.size = size;
		} else {
			const { start, end, glyph } = letter;
			current = { letters: [letter], start, end, size: glyph.size, isRightToLeft: false };
			segments.push(current);
		}
	}
	for (const segment of segments) {
		segment.isRightToLeft = isRightToLeft(segment.letters);
		segment.letters = inReadingOrder(segment.letters, isApart);
	}
	return { angle, across, segments };
}

/** Text is drawn twice, a little aside, to look bold, or to have a shadow. */
function withoutDoubles(letters: Letter[]): Letter[] {
	const kept: Letter[] = [];
	for (const letter of letters) {
		const { glyph, start, end, text } = letter;
		const near = Math.max(0.01 * glyph.size, Math.min(0.15 * glyph.size, 0.6 * (end - start)));
		const isDouble = [1, 2, 3].some((back) => {
			const earlier = kept.at(-back);
			return earlier?.text === text && start - earlier.start <= near;
		});
		if (!isDouble) kept.push(letter);
	}
	return kept;
}

/** Whether there is a blank, or the end of a line, between two letters that follow each other. */
export function isApart(a: Letter, b: Letter): boolean {
	if (a.line !== b.line) return true;
	const gap = Math.max(a.start, b.start) - Math.min(a.end, b.end);
	return gap > BLANK * Math.max(a.glyph.size, b.glyph.size);
}

/** What letters say, with a blank where they stand apart. */
export function textOf(letters: Letter[]): string {
	let text = '';
	letters.forEach((letter, k) => {
		if (k > 0 && isApart(letters[k - 1], letter)) text += ' ';
		text += letter.text;
	});
	return text;
}

/** What letters cover: a box for each line that they run over, points from the page's top left corner. */
export function boxesOf(letters: Letter[]): Box[] {
	const lines = new Map<number, Box[]>();
	for (const { line, glyph } of letters) {
		const boxes = lines.get(line);
		if (boxes) boxes.push(wholeBox(glyph));
		else lines.set(line, [wholeBox(glyph)]);
	}
	return [...lines.values()].map(union);
}

/** Of characters that are written downwards only the middle line is known. */
function wholeBox({ box, size, angle, from, to }: Glyph): Box {
	if (angle !== 90 || box.w >= 0.1 * size) return box;
	const y = Math.min(from.y, to.y);
	return { x: from.x - size / 2, y, w: size, h: Math.max(from.y, to.y) - y };
}
