import type { Matrix } from './bundled/reader';

/** A rectangle in points from the top left corner of the page as it is shown. */
export interface Box {
	x: number;
	y: number;
	w: number;
	h: number;
}

export interface Point {
	x: number;
	y: number;
}

export const transformPoint = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
	x: a * x + c * y + e,
	y: b * x + d * y + f,
});

/** The smallest box around points. */
export function around(points: Point[]): Box {
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	const x = Math.min(...xs);
	const y = Math.min(...ys);
	return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** The smallest box around boxes. */
export const union = (boxes: Box[]): Box =>
	around(
		boxes.flatMap(({ x, y, w, h }) => [
			{ x, y },
			{ x: x + w, y: y + h },
		]),
	);
