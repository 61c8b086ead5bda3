/** The fields of a PDF's own form, as they can become OpenSign's. */
import { describe, WrongValue } from '../../core/inputs';
import { union } from '../../pdf/box';
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

/** The fields of the PDF's form by their names, in the order of the pages. */
export function formGroups(pages: Page[]): Map<string, FormGroup> {
	const all = pages.flatMap(({ number, formFields }) =>
		formFields.map((field) => ({ page: number, field })),
	);
	const names = [...new Set(all.map(({ field }) => field.name))];
	return new Map(
		names.map((name) => [name, toGroup(all.filter(({ field }) => field.name === name))]),
	);
}

function toGroup(places: Array<{ page: number; field: FormField }>): FormGroup {
	const fields = places.map(({ field }) => field);
	const all = fields.flatMap(({ choices }) => choices).filter((choice) => choice.trim() !== '');
	const choices = [...new Set(all)];
	const [{ page, field }] = places;
	const isOne = field.kind === 'radio' || (field.kind === 'checkbox' && choices.length > 1);
	const onPage = places.filter((other) => other.page === page).map(({ field: { box } }) => box);
	const spots = isOne
		? [{ page, ...union(onPage) }]
		: places.map((place) => ({ page: place.page, ...place.field.box }));
	return { fields, choices, spots: spots.filter(hasSize).map(toSpot) };
}

/** Signatures that nobody is to see have no size. */
const hasSize = ({ w, h }: Spot) => w > 0 && h > 0;

/**
 * The field of the PDF's form of a name, letter case aside where no other has it.
 *
 * @throws WrongValue where there is none, or nobody can see it
 */
export function findGroup(groups: Map<string, FormGroup>, name: string): FormGroup {
	const group = groups.get(name) ?? withName(groups, name);
	if (group === undefined) throw new WrongValue([missing(groups, name)]);
	if (group.spots.length > 0) return group;
	throw new WrongValue([
		`the PDF's form field ${describe(name)} has no size, so nobody could see it. Place this field in another way.`,
	]);
}

/** By which two names are the same one. */
export const formFieldKey = (name: string) => name.toLowerCase();

function withName(groups: Map<string, FormGroup>, name: string): FormGroup | undefined {
	const alike = [...groups.keys()].filter((one) => formFieldKey(one) === formFieldKey(name));
	return alike.length === 1 ? groups.get(alike[0]) : undefined;
}

function missing(groups: Map<string, FormGroup>, name: string): string {
	const none = `the PDF's form has no field ${describe(name)}.`;
	const names = [...groups.keys()].filter((one) => one !== '');
	if (names.length === 0) return NO_FORM;
	const others = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
	return `${none} It has: ${names.slice(0, LISTED).map(shorten).join(', ')}${others}.`;
}

const shorten = (name: string) => describe(name).slice(1, -1);

/** What to say where a form is asked for. */
export const NO_FORM =
	'the PDF has no form with fields to fill in. Place this field by a text in the PDF, by page and corner, or by coordinates.';
