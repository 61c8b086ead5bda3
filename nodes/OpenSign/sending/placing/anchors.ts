import { describe, WrongValue } from '../../core/inputs';
import type { Occurrence, Place } from '../../inputs/places';
import { union, type Box } from '../../pdf/box';
import { findText, nearestText, type Found } from '../../pdf/find';
import type { Page } from '../../pdf/read';
import { countPages, listPages } from './pages';
import type { Size } from './sizes';
import { toSpot, type Spot } from './spot';

type ByText = Extract<Place, { by: 'text' }>;

/**
 * The spots of a field at a text.
 *
 * @throws WrongValue where the text is not there, not that often, or several times without a word on which is meant
 */
export function atText(place: ByText, pages: Page[], size: Size): Spot[] {
	const found = findText(pages, place.text);
	if (found.length === 0) throw new WrongValue([missing(place.text, pages)]);
	return choose(found, place.text, place.occurrence).map(({ page, boxes }) => {
		const { x, y } = beside(boxes, place.position, size);
		return toSpot({ page, x: x + place.dx, y: y + place.dy, ...size });
	});
}

function choose(found: Found[], text: string, occurrence: Occurrence): Found[] {
	switch (occurrence) {
		case 'every':
			return found;
		case 'first':
			return found.slice(0, 1);
		case 'last':
			return found.slice(-1);
		case 'only':
			if (found.length === 1) return found;
			throw new WrongValue([
				`the text ${describe(text)} is there ${found.length} times (${whereAre(found)}). Choose which is meant under Occurrence: the first, the last, every one, or one by its number.`,
			]);
		default:
			if (occurrence <= found.length) return [found[occurrence - 1]];
			throw new WrongValue([
				`the text ${describe(text)} is there ${howOften(found)} (${whereAre(found)}), so there is no occurrence number ${occurrence}. Enter a smaller number.`,
			]);
	}
}

const howOften = ({ length }: Found[]) => (length === 1 ? 'once' : `${length} times`);
const whereAre = (found: Found[]) => listPages(found.map(({ page }) => page));

function missing(text: string, pages: Page[]): string {
	const searched = pages.length === 1 ? 'its only page' : `any of its ${countPages(pages)}`;
	const nearest = nearestText(pages, text);
	if (nearest === undefined) {
		return `the text ${describe(text)} cannot be found: there is no text on ${searched}, as in a scan. Place the field by page and corner, or by coordinates.`;
	}
	return `the text ${describe(text)} is not on ${searched}. The nearest that is there: ${describe(nearest.text)} (page ${nearest.page}). Correct the text.`;
}

/**
 * The top left corner of a field beside a text, which may go over several lines. Whatever stands on, left or right of a
 * text stands on its line: on that of its last words, or left of it on that of its first.
 */
function beside(boxes: Box[], position: ByText['position'], { w, h }: Size) {
	const [first, last] = [boxes[0], boxes[boxes.length - 1]];
	const whole = union(boxes);
	switch (position) {
		case 'on':
			return { x: whole.x, y: whole.y + whole.h - h };
		case 'right':
			return { x: last.x + last.w, y: last.y + last.h - h };
		case 'left':
			return { x: first.x - w, y: first.y + first.h - h };
		case 'above':
			return { x: whole.x, y: whole.y - h };
		case 'below':
			return { x: whole.x, y: whole.y + whole.h };
	}
}
