import { around, transformPoint, type Box, type Point } from './box';
import type { Matrix, RawGlyph } from './bundled/reader';

/** A character on a page, in points from the top left corner of the page as it is shown. */
export interface Glyph {
	/** Several characters for a ligature. */
	text: string;
	/** Where it begins on its line of writing, and where the next one does. */
	from: Point;
	to: Point;
	/** Which way it is written, in degrees clockwise: 0 for left to right, 90 for top to bottom. */
	angle: number;
	/** Size of the font, points. */
	size: number;
	/** What it covers, from the font's highest to its lowest point. */
	box: Box;
}

/** Where a font does not say how far it goes above and below its line; as most have it. */
const ASCENT = 0.75;
const DESCENT = -0.25;

/** Of vertical writing, whose line runs through the middles of its characters: half of one's width. */
const HALF = 0.5;

/** Numbers that are kept of a glyph: from, to, size, and its box. */
const NUMBERS = 9;

/** All numbers of a page stand in one array: a long document has a million characters. */
class PlacedGlyph implements Glyph {
	constructor(
		readonly text: string,
		readonly angle: number,
		private readonly numbers: Float64Array,
		private readonly at: number,
	) {}

	get from(): Point {
		return { x: this.numbers[this.at], y: this.numbers[this.at + 1] };
	}

	get to(): Point {
		return { x: this.numbers[this.at + 2], y: this.numbers[this.at + 3] };
	}

	get size(): number {
		return this.numbers[this.at + 4];
	}

	get box(): Box {
		const [x, y, w, h] = this.numbers.subarray(this.at + 5, this.at + NUMBERS);
		return { x, y, w, h };
	}
}

/** @param shown from the page's own coordinates to points from the top left corner of what is shown */
export function toGlyphs(glyphs: RawGlyph[], shown: Matrix): Glyph[] {
	const numbers = new Float64Array(glyphs.length * NUMBERS);
	return glyphs.map(({ text, from, to, ...font }, i) => {
		/** A point beside the matrix's own, in shares of the font's size. */
		const place = (matrix: Matrix, along = 0, up = 0) =>
			transformPoint(shown, transformPoint(matrix, { x: along, y: up }));
		const start = place(from);
		const end = place(to);
		const top = place(from, 0, 1);
		const size = Math.hypot(top.x - start.x, top.y - start.y);
		const [[along1, up1], [along2, up2]] = edges(font);
		const { x, y, w, h } = around([
			place(from, along1, up1),
			place(from, along2, up2),
			place(to, along1, up1),
			place(to, along2, up2),
		]);
		const at = i * NUMBERS;
		numbers.set([start.x, start.y, end.x, end.y, size, x, y, w, h], at);
		const turned = font.isVertical ? 90 : 0;
		return new PlacedGlyph(plain(text), (angleOf(from, shown) + turned) % 360, numbers, at);
	});
}

/** Full-width forms, ligatures and the like as the characters that they stand for. */
const plain = (text: string) =>
	text.length === 1 && text < '\x80' ? text : text.normalize('NFKC');

type Edge = [along: number, up: number];

/** How far a character goes to both sides of the line that it is written on. */
function edges(font: Pick<RawGlyph, 'ascent' | 'descent' | 'isVertical'>): [Edge, Edge] {
	if (font.isVertical) {
		return [
			[-HALF, 0],
			[HALF, 0],
		];
	}
	const [ascent, descent] = reach(font);
	return [
		[0, ascent],
		[0, descent],
	];
}

function reach({ ascent, descent }: Pick<RawGlyph, 'ascent' | 'descent'>): [number, number] {
	const isKnown = ascent !== undefined && ascent > 0 && ascent < 2;
	return isKnown ? [ascent, Math.max(-1, Math.min(0, descent ?? DESCENT))] : [ASCENT, DESCENT];
}

/** The direction of the text's own x axis on the shown page, in whole degrees. */
function angleOf([a, b]: Matrix, shown: Matrix): number {
	const origin = transformPoint(shown, { x: 0, y: 0 });
	const along = transformPoint(shown, { x: a, y: b });
	const degrees = (Math.atan2(along.y - origin.y, along.x - origin.x) * 180) / Math.PI;
	return (Math.round(degrees) + 360) % 360;
}
