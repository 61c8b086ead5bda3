import type { Box } from '../../pdf/box';

/** Where a field stands: points from the page's top left corner. */
export interface Spot extends Box {
	/** Counted from 1. */
	page: number;
}

/** To a hundredth of a point: more would be the mistakes of calculating. */
const round = (points: number) => Math.round(points * 100) / 100;

/** A spot without digits that nobody can see. */
export const toSpot = ({ page, x, y, w, h }: Spot): Spot => ({
	page,
	x: round(x),
	y: round(y),
	w: round(w),
	h: round(h),
});
