import { around, union, type Box } from '../../nodes/OpenSign/pdf/box';
import type { Judgement } from './judge';

/** The size of signatures that are placed, points: small enough to stand beside most texts. */
export const SIZE = { w: 64, h: 16 };

/** Between two signatures, points, so that it can be told whose ink is whose. */
const APART = 6;

/** Fewer letters may be part of anything. */
const FEWEST_LETTERS = 4;

export type Position = 'right' | 'on';

/** A text that the judge has found, and where a signature must be that is placed by it. */
export interface Anchor {
	/** Counted from 1. */
	page: number;
	text: string;
	/** Which of the places of the text it is, counted from 1 through all pages. */
	occurrence: number;
	/**
	 * By what is drawn of the text, and by the room that its font takes: readers go by either, or by something between, and
	 * may do so.
	 */
	expected: Box[];
}

interface Line {
	text: string;
	ink: Box;
	room: Box;
}

/** What MuPDF reads in another order: it goes from left to right where a line has both directions, or ends in a sign. */
const ORDER: Record<string, string> = {
	':חתימת השוכר': 'חתימת השוכר:',
	'15.01.2026 :תאריך': 'תאריך: 15.01.2026',
	') וחתימהAlex Example( שם': 'שם (Alex Example) וחתימה',
};

/** Part of it is raised so far that it is a line of its own to the node, and one line to MuPDF. */
const RAISED = 'Raised by Ts:';

const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

function linesOf({ characters }: Judgement): Line[] {
	const visible = characters.filter(({ text }) => fold(text) !== '');
	const numbers = [...new Set(visible.map(({ line }) => line))];
	return numbers.map((number) => {
		const all = characters.filter(({ line }) => line === number);
		const seen = visible.filter(({ line }) => line === number);
		const text = all.map((one) => one.text).join('');
		return {
			text: ORDER[text] ?? text.trim(),
			ink: around(seen.flatMap(({ ink }) => ink)),
			room: around(seen.flatMap(({ corners }) => corners)),
		};
	});
}

/** Lines of these pages beside or on which there is room for a signature, and which say what no other line of the page says. */
export function anchorsOf(pages: Judgement[], numbers: number[], position: Position): Anchor[] {
	const lines = pages.map(linesOf);
	return numbers.flatMap((page) => {
		const own = lines[page - 1];
		const taken: Box[] = [];
		return own.flatMap(({ text, ink, room }) => {
			const says = (line: Line) => fold(line.text).includes(fold(text));
			const expected = [ink, room].map((box) => beside(box, position));
			const place = union(expected);
			const isClear = fold(text).length >= FEWEST_LETTERS && own.filter(says).length === 1;
			const isFree = isOn(place, pages[page - 1]) && !taken.some((other) => isNear(place, other));
			if (!isClear || !isFree || text === RAISED) return [];
			taken.push(place);
			const before = lines
				.slice(0, page - 1)
				.flat()
				.filter(says).length;
			return [{ page, text, occurrence: before + 1, expected }];
		});
	});
}

/** Where a signature is that stands on a text, or right of it. */
export const beside = ({ x, y, w, h }: Box, position: Position): Box => ({
	x: position === 'right' ? x + w : x,
	y: y + h - SIZE.h,
	...SIZE,
});

const isOn = ({ x, y, w, h }: Box, { width, height }: Judgement) =>
	x >= 0 && y >= 0 && x + w <= width && y + h <= height;

const isNear = (one: Box, other: Box) =>
	one.x < other.x + other.w + APART &&
	other.x < one.x + one.w + APART &&
	one.y < other.y + other.h + APART &&
	other.y < one.y + one.h + APART;
