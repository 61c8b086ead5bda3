import { linesOf, type Letter, type Line } from './lines';
import type { Page } from './read';
import { FARTHEST } from './readings';

/** Share of the size: a gap that is wider may be one between two cells. */
const BETWEEN_CELLS = 0.5;

/** What stands together on a line, and may be the line of a cell. */
interface Piece {
	letters: Letter[];
	start: number;
	end: number;
	size: number;
}

/**
 * The text of cells that are too near to each other for `readingsOf` to tell them apart: pieces of lines, each with the
 * one below it that is nearest. Not for text at large, where a wide blank is no end of a cell.
 */
export function cellsOf(page: Page): Letter[][] {
	const cells: Letter[][] = [];
	let above = new Map<Piece, Letter[]>();
	let last: Line | undefined;
	for (const line of linesOf(page.glyphs)) {
		const pieces = line.segments.flatMap(({ letters }) => toPieces(letters));
		const isNext = last?.angle === line.angle;
		const distance = isNext && last ? line.across - last.across : Infinity;
		const below = mostBelow([...above.keys()], pieces);
		const here = new Map<Piece, Letter[]>();
		for (const piece of pieces) {
			const on = below.get(piece);
			const cell = (on && distance <= FARTHEST * piece.size && above.get(on)) || [];
			if (cell.length === 0) cells.push(cell);
			for (const letter of piece.letters) cell.push(letter);
			here.set(piece, cell);
		}
		above = here;
		last = line;
	}
	return cells;
}

function toPieces(letters: Letter[]): Piece[] {
	const pieces: Piece[] = [];
	for (const letter of letters) {
		const { start, end, glyph } = letter;
		const current = pieces.at(-1);
		if (current && start - current.end <= BETWEEN_CELLS * glyph.size) {
			current.letters.push(letter);
			current.start = Math.min(current.start, start);
			current.end = Math.max(current.end, end);
		} else {
			pieces.push({ letters: [letter], start, end, size: glyph.size });
		}
	}
	return pieces;
}

/** For pieces of a line the one above that each goes on from: of which it is below the most. Both from left to right. */
function mostBelow(above: Piece[], pieces: Piece[]): Map<Piece, Piece> {
	const found = new Map<Piece, Piece>();
	let first = 0;
	for (const one of above) {
		while (first < pieces.length && pieces[first].end <= one.start) first++;
		let [most, below]: [number, Piece | undefined] = [0, undefined];
		for (let k = first; k < pieces.length && pieces[k].start < one.end; k++) {
			const shared = Math.min(one.end, pieces[k].end) - Math.max(one.start, pieces[k].start);
			if (shared > most) [most, below] = [shared, pieces[k]];
		}
		if (below && !found.has(below)) found.set(below, one);
	}
	return found;
}
