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

/** @param shown from the page's own coordinates to points from the top left corner of what is shown */
export function toGlyph({ text, from, to, ...font }: RawGlyph, shown: Matrix): Glyph {
	/** A point beside the matrix's own, in shares of the font's size. */
	const place = (matrix: Matrix, along = 0, up = 0) =>
		transformPoint(shown, transformPoint(matrix, { x: along, y: up }));
	const start = place(from);
	const end = place(to);
	const top = place(from, 0, 1);
	const turned = font.isVertical ? 90 : 0;
	return {
		text: text.normalize('NFKC'),
		from: start,
		to: end,
		angle: (angleOf(from, shown) + turned) % 360,
		size: Math.hypot(top.x - start.x, top.y - start.y),
		box: around(
			[from, to].flatMap((matrix) => edges(font).map(([along, up]) => place(matrix, along, up))),
		),
	};
}

/** How far a character goes to both sides of the line that it is written on. */
function edges(font: Omit<RawGlyph, 'text' | 'from' | 'to'>): Array<[along: number, up: number]> {
	if (font.isVertical) {
		return [
			[-HALF, 0],
			[HALF, 0],
		];
	}
	return reach(font).map((up) => [0, up]);
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
