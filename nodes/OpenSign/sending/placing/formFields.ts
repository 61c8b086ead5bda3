/** The fields of a PDF's own form, as they can become OpenSign's. */
import { asSeen } from '../../core/asSeen';
import { describe, WrongValue } from '../../core/inputs';
import { union, type Box } from '../../pdf/box';
import type { FormField } from '../../pdf/formFields';
import type { Page } from '../../pdf/read';
import { toSpot, type Spot } from './spot';

/** What stands in a form below one name. */
export interface FormGroup {
	/** At least one, in the order of the PDF. */
	fields: FormField[];
	/**
	 * Where it stands: radio buttons, and boxes to tick that stand for different things, are one field of OpenSign's,
	 * which takes the space of all of them on the page of the first; anything else stands at each of its places.
	 */
	spots: Spot[];
	/** Different ones, without empty ones. */
	choices: string[];
}

/** How many names of form fields a message lists. */
const LISTED = 20;

/** The fields of one file's form by their names, in the order of the pages. */
export function formGroups(pages: Page[]): Map<string, FormGroup> {
	const all = pages.flatMap((page) => page.formFields.map((field) => ({ page, field })));
	const names = [...new Set(all.map(({ field }) => field.name))];
	return new Map(
		names.map((name) => [name, toGroup(all.filter(({ field }) => field.name === name))]),
	);
}

function toGroup(places: Array<{ page: Page; field: FormField }>): FormGroup {
	const fields = places.map(({ field }) => field);
	const all = fields.flatMap(({ choices }) => choices).filter((choice) => choice.trim() !== '');
	const choices = [...new Set(all)];
	const shown = places.flatMap(({ page, field }) => toShown(field.box, page));
	const isOne = fields[0].kind === 'radio' || (fields[0].kind === 'checkbox' && choices.length > 1);
	const onPage = shown.filter(({ page }) => page === shown[0].page);
	const spots = isOne && onPage.length > 0 ? [{ ...onPage[0], ...union(onPage) }] : shown;
	return { fields, choices, spots: withoutCopies(spots.map(toSpot)) };
}

/** What can be seen of a field: forms keep some that nobody is to fill in beside the page, or without a size. */
function toShown({ x, y, w, h }: Box, { number, width, height }: Page): Spot[] {
	const [left, top] = [Math.max(0, x), Math.max(0, y)];
	const [right, bottom] = [Math.min(width, x + w), Math.min(height, y + h)];
	if (right <= left || bottom <= top) return [];
	return [{ page: number, x: left, y: top, w: right - left, h: bottom - top }];
}

/** A field may stand at one place twice. */
const withoutCopies = (spots: Spot[]) =>
	spots.filter((spot, k) => !spots.slice(0, k).some((other) => isAt(spot, other)));

const isAt = (one: Spot, other: Spot) =>
	one.page === other.page &&
	(['x', 'y', 'w', 'h'] as const).every((key) => Math.abs(one[key] - other[key]) <= SAME_SPOT);

/** Points by which two places of a field differ at most that are one. */
const SAME_SPOT = 1;

/**
 * The fields of a name, one in each form that has it; of a name that looks the same where none has it, letter case aside.
 *
 * @param forms those of the files
 * @throws WrongValue where there is none, or nobody can see it
 */
export function findGroups(forms: Array<Map<string, FormGroup>>, name: string): FormGroup[] {
	const called = groupsCalled(forms, name);
	if (called.length === 0) throw new WrongValue([missing(forms, name)]);
	const seen = called.filter(({ spots }) => spots.length > 0);
	if (seen.length > 0) return seen;
	throw new WrongValue([
		`the PDF's form field ${describe(name)} has no size, or stands beside the page, so nobody could see it. Place this field in another way.`,
	]);
}

/** The same; none where there is none, or where it is not clear which. */
export function groupsCalled(forms: Array<Map<string, FormGroup>>, name: string): FormGroup[] {
	const inForms = (one: string) => forms.flatMap((groups) => groups.get(one) ?? []);
	const exact = inForms(name);
	if (exact.length > 0) return exact;
	const names = new Set(forms.flatMap((groups) => [...groups.keys()]));
	const alike = [...names].filter((one) => toKey(one) === toKey(name));
	return alike.length === 1 ? inForms(alike[0]) : [];
}

const toKey = (name: string) => asSeen(name).toLowerCase();

function missing(forms: Array<Map<string, FormGroup>>, name: string): string {
	const none = `the PDF's form has no field ${describe(name)}.`;
	const all = new Set(forms.flatMap((groups) => [...groups.keys()]));
	const names = [...all].filter((one) => one !== '');
	if (names.length === 0) return NO_FORM;
	const others = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
	return `${none} It has: ${names.slice(0, LISTED).map(shorten).join(', ')}${others}.`;
}

const shorten = (name: string) => describe(name).slice(1, -1);

/** What to say where a form is asked for. */
export const NO_FORM =
	'the PDF has no form with fields to fill in. Place this field by a text in the PDF, by page and corner, or by coordinates.';
