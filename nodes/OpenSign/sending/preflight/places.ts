import { placeOf } from '../../inputs/widgets';
import type { Template, Widget } from '../../opensign/shapes';
import type { Page } from '../../pdf/read';
import { ownersIn } from '../placing/ownersIn';
import type { Owned } from '../placing/placeAll';

interface Named extends Widget {
	/** "Signer 2 (Tenant), field 1" */
	where: string;
	/** Whether the PDF's own form has a field there. */
	isOfForm?: true;
}

/** Points by which a field may reach beyond its page or into another: what rounding makes of sizes. */
const TOLERANCE = 1;

/** The share by which fields of a PDF's own form may: in most forms some do, and nobody can move them. */
const OF_FORM = 0.25;

/** Points below which nobody could read what is filled in. */
const SMALLEST = 2;

/**
 * Problems in where the fields stand: pages that are not there, places beyond a page's edges, fields that cover each
 * other, sizes that nobody can mean.
 *
 * @param pages of the PDF that the fields are put on; undefined where it was not opened
 */
export function checkPlaces(owned: Owned[], pages: Page[] | undefined): string[] {
	const fields = owned.flatMap(nameEach);
	return [
		...fields.flatMap((field) => checkSize(field) ?? checkOnPage(field, pages)),
		...checkOverlaps(fields),
	];
}

/**
 * Problems where a template's fields, which stay where they are, meet another PDF than its own.
 *
 * @param pages of the PDF that takes the place of the template's; undefined where it was not opened
 */
export const checkLayout = (template: Template, pages: Page[] | undefined): string[] =>
	ownersIn(template)
		.map(({ owner, ...rest }) => ({ ...rest, owner: `The template's ${owner}` }))
		.flatMap(nameEach)
		.flatMap((field) => checkOnPage(field, pages));

/** By the number of the entered field: one that stands on every page has one number. */
const nameEach = ({ owner, widgets }: Owned): Named[] =>
	widgets.map(({ widget, k, isOfForm }) => ({
		...widget,
		isOfForm,
		where: `${owner}, ${placeOf(k, widget.options ?? {})}`,
	}));

function checkSize({ where, x, y, w, h }: Named): string[] | undefined {
	if (w >= SMALLEST && h >= SMALLEST) return undefined;
	const size = `${where}: its size, ${w} × ${h} points, is too small to be filled in.`;
	const isShare = [x, y, w, h].every((value) => value <= 1);
	const advice = isShare
		? 'These look like shares of the page: enter points, of which an A4 page is 595 wide and 842 high.'
		: `Enter at least ${SMALLEST} points; 72 are one inch (2.54 cm).`;
	return [`${size} ${advice}`];
}

/** Problems between a field and its page. */
function checkOnPage(field: Named, pages: Page[] | undefined): string[] {
	if (pages === undefined) return [];
	const { where, page: number } = field;
	const page = pages.find((one) => one.number === number);
	if (page === undefined) {
		const there = pages.length === 1 ? 'only has page 1' : `has pages 1 to ${pages.length}`;
		return [`${where}: there is no page ${number}; the PDF ${there}. Correct the page.`];
	}
	const beyond = [
		...exceeds('left edge', -field.x, 0),
		...exceeds('upper edge', -field.y, 0),
		...exceeds('right edge', field.x + field.w, page.width),
		...exceeds('lower edge', field.y + field.h, page.height),
	];
	if (beyond.length === 0) return [];
	const size = `${round(page.width)} × ${round(page.height)} points`;
	return [`${where}: ${beyond.join(', and ')}. Page ${number} is ${size}: move the field onto it.`];
}

const exceeds = (edge: string, reach: number, size: number): string[] =>
	reach > size + TOLERANCE
		? [`its ${edge} is ${round(reach - size)} points beyond the page's`]
		: [];

/** Each field that covers an earlier one, once. */
function checkOverlaps(fields: Named[]): string[] {
	return fields.flatMap((field, k) => {
		const covered = fields.slice(0, k).find((other) => overlap(field, other));
		if (covered === undefined) return [];
		const at = `x ${round(field.x)}, y ${round(field.y)}`;
		return [
			`${field.where}: it covers ${covered.where} on page ${field.page}, at ${at}. Move one of them.`,
		];
	});
}

const overlap = (one: Named, other: Named): boolean =>
	one.page === other.page && reachesInto(one, other, 'x', 'w') && reachesInto(one, other, 'y', 'h');

function reachesInto(one: Named, other: Named, at: 'x' | 'y', size: 'w' | 'h'): boolean {
	const shared =
		Math.min(one[at] + one[size], other[at] + other[size]) - Math.max(one[at], other[at]);
	const isAsInForm = one.isOfForm && other.isOfForm;
	const allowed = isAsInForm ? OF_FORM * Math.min(one[size], other[size]) : TOLERANCE;
	return shared > Math.max(TOLERANCE, allowed);
}

const round = (points: number) => Math.round(points * 10) / 10;
