import { describe, WrongValue, type Reader } from '../core/inputs';

/** Pages from one to another, both included. They count from 1, or from the end: -1 is the last. */
export interface PageRange {
	from: number;
	to: number;
}

const WORDS: Record<string, PageRange> = {
	first: { from: 1, to: 1 },
	last: { from: -1, to: -1 },
	every: { from: 1, to: -1 },
};

/** `8`, `-1`, `2-5`, `-3--1`, `2-last` */
const RANGE = /^(-?\d{1,6}|first)(?:\s*[-–]\s*(-?\d{1,6}|last))?$/;

/**
 * Pages as people write them: a number, `first`, `last`, `every`, or several with commas between (`2-5, 8, -1`).
 * Whether the PDF has them is known later.
 */
export const readPages: Reader<PageRange[]> = (value) => {
	const isPlain = typeof value === 'string' || typeof value === 'number';
	const parts = isPlain ? String(value).toLowerCase().split(',') : [];
	const ranges = parts.map((part) => toRange(part.trim()));
	const sound = ranges.filter((range) => range !== undefined);
	if (sound.length > 0 && sound.length === ranges.length) return sound;
	throw new WrongValue([
		`${describe(value)} are no pages. Enter first, last, every, a number, or several such as 2-5, 8, -1 (-1 is the last page).`,
	]);
};

function toRange(text: string): PageRange | undefined {
	if (Object.hasOwn(WORDS, text)) return WORDS[text];
	const [, first, last] = RANGE.exec(text) ?? [];
	if (first === undefined) return undefined;
	const from = first === 'first' ? 1 : Number(first);
	const to = last === undefined ? from : toEnd(last);
	return from === 0 || to === 0 ? undefined : { from, to };
}

const toEnd = (text: string) => (text === 'last' ? -1 : Number(text));

/** As people write it. */
export const describeRange = ({ from, to }: PageRange) =>
	from === to ? `${from}` : `${from}-${to}`;
