import type { Corner } from '../../inputs/placeChoices';
import type { Page } from '../../pdf/read';
import type { Size } from './sizes';
import { toSpot, type Spot } from './spot';

/** The spot of a field at a corner or an edge of a page, or in its middle. @param margin to the edges, points */
export function atCorner(page: Page, corner: Corner, margin: number, { w, h }: Size): Spot {
	const [rightmost, lowest] = [page.width - w, page.height - h];
	const x = { left: margin, middle: rightmost / 2, right: rightmost - margin };
	const y = { top: margin, middle: lowest / 2, bottom: lowest - margin };
	const [row, column] = CELLS[corner];
	return toSpot({ page: page.number, x: x[column], y: y[row], w, h });
}

type Row = 'top' | 'middle' | 'bottom';
type Column = 'left' | 'middle' | 'right';

const CELLS: Record<Corner, [Row, Column]> = {
	topLeft: ['top', 'left'],
	topCenter: ['top', 'middle'],
	topRight: ['top', 'right'],
	middleLeft: ['middle', 'left'],
	center: ['middle', 'middle'],
	middleRight: ['middle', 'right'],
	bottomLeft: ['bottom', 'left'],
	bottomCenter: ['bottom', 'middle'],
	bottomRight: ['bottom', 'right'],
};
