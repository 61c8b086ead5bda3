/** Where fields stand: what was entered, with the pages of the PDF. */
import { collecting, within, WrongValue } from '../../core/inputs';
import type { Field, Place } from '../../inputs/places';
import { placeOf } from '../../inputs/widgets';
import type { Widget, WidgetOptions, WidgetType } from '../../opensign/shapes';
import type { Page } from '../../pdf/read';
import type { PdfPart } from '../file';
import { atText } from './anchors';
import { atCorner } from './corners';
import { NO_FORM, findGroup, formFieldKey, formGroups, type FormGroup } from './formFields';
import { fromForm } from './fromForm';
import { toPage, toPages } from './pages';
import { usualSize, type Size } from './sizes';
import type { Spot } from './spot';

/** A field without its place. */
export type Content = Pick<Widget, 'type' | 'options'>;

/** Which of somebody's fields: one that was entered, by its number from 0, or one by a tag, which is named by it. */
export type Which = number | string;

/** What a person's fields have become. */
export interface Placed {
	/** OpenSign's fields, one for each spot. */
	widgets: Array<{ widget: Widget; k: Which }>;
	/**
	 * What is asked of the person, each thing once however often it stands in the PDF: the first of its widgets, or what is
	 * known of a field that could not be placed.
	 */
	contents: Array<{ content: Content; k: Which }>;
	/** Whether there are fields of which nothing is known, since the PDF's form was to say what they are. */
	isUnclear: boolean;
	/** A sentence for each field that could not be placed. */
	problems: string[];
}

/** What all fields of a document share. */
export interface Surroundings {
	/** The files of the PDF; none where it could not be read. */
	parts: PdfPart[];
	/** Names of fields that are taken; those that are made up are added. */
	names: Set<string>;
	/** `formFieldKey` of the fields of the PDF's form that fields are placed by. */
	named: Set<string>;
}

/** Something to fill in, and where it stands. */
interface Draft {
	type: WidgetType;
	options?: WidgetOptions;
	/** At least one. */
	spots: Spot[];
}

/** Whether the characters of the PDF must be read to place these fields. */
export const needsText = (fields: Field[]) => fields.some(({ place }) => place.by === 'text');

/** Whether the form of the PDF must be read to place these fields. */
export const needsForm = (fields: Field[]) => fields.some(isByForm);

const isByForm = ({ place: { by } }: Field) => by === 'formField' || by === 'allFormFields';

/**
 * Works out where the fields of one person stand, or those that are prefilled.
 *
 * @param owner how messages begin: "Signer 2 (Tenant)"
 */
export function place(fields: Field[], owner: string, surroundings: Surroundings): Placed {
	const { collect, problems } = collecting();
	const placed: Placed = { widgets: [], contents: [], isUnclear: false, problems };
	fields.forEach((field, k) => {
		const before = problems.length;
		collect(() => {
			const where = `${owner}, ${placeOf(k, field.options ?? {})}`;
			for (const draft of within(where, () => toDrafts(field, surroundings))) {
				const widgets = toWidgets(draft, surroundings.names);
				placed.widgets.push(...widgets.map((widget) => ({ widget, k })));
				placed.contents.push({ content: widgets[0], k });
			}
		});
		if (problems.length === before) return;
		const { type, options } = field;
		if (type === undefined || isByForm(field)) placed.isUnclear = true;
		else placed.contents.push({ content: { type, options }, k });
	});
	return placed;
}

/** A widget for each spot. Each has a name of its own if the field has one: OpenSign wants them to differ. */
function toWidgets({ type, options, spots }: Draft, names: Set<string>): Widget[] {
	return spots.map((spot, k) => {
		if (options === undefined) return { type, ...spot };
		const { name } = options;
		if (name === undefined || k === 0) return { type, ...spot, options: { ...options } };
		return { type, ...spot, options: { ...options, name: anotherName(name, names) } };
	});
}

/** "initials 2", "initials 3" and so on: the first that is free. */
function anotherName(name: string, names: Set<string>): string {
	let k = 2;
	while (names.has(`${name} ${k}`)) k++;
	names.add(`${name} ${k}`);
	return `${name} ${k}`;
}

function toDrafts(field: Field, surroundings: Surroundings): Draft[] {
	const { place: where, options, type = 'signature' } = field;
	switch (where.by) {
		case 'formField': {
			const groups = formGroups(open(where, surroundings, 'which form it has'));
			return [toFormDraft(field, findGroup(groups, where.name))];
		}
		case 'allFormFields':
			return allOfForm(where, surroundings);
		default:
			return [{ type, options, spots: toSpots(where, usualSize(type, options), surroundings) }];
	}
}

type ByItself = Exclude<Place, { by: 'formField' | 'allFormFields' }>;

function toSpots(where: ByItself, usual: Size, surroundings: Surroundings): Spot[] {
	const { w = usual.w, h = usual.h } = where;
	switch (where.by) {
		case 'coordinates': {
			const { page, x, y } = where;
			// Whether the PDF has the page is checked with all other places.
			if (page > 0 && where.file === undefined) return [{ page, x, y, w, h }];
			const pages = open(where, surroundings, 'how many pages it has');
			return [{ page: toPage(page, pages).number, x, y, w, h }];
		}
		case 'text':
			return atText(where, open(where, surroundings, 'where its text is'), { w, h });
		case 'corner': {
			const pages = open(where, surroundings, 'how large its pages are');
			return toPages(where.pages, pages).map((page) =>
				atCorner(page, where.corner, where.margin, { w, h }),
			);
		}
	}
}

/**
 * The PDF's pages, or those of the file that a place names.
 *
 * @param what is not known without them, for the message
 * @throws WrongValue where it was not opened, or there is no such file
 */
function open({ file }: Place, { parts }: Surroundings, what: string): Page[] {
	const meant = file === undefined ? parts : [findPart(file, parts)];
	const pages = meant.flatMap((part) => part.pages ?? []);
	if (pages.length > 0) return pages;
	throw new WrongValue([
		`the PDF is too large to be looked into, so it is not known ${what}. Place this field by coordinates, with a page counted from 1, make the PDF smaller, or raise Look Into PDFs Up To under Additional Options.`,
	]);
}

function findPart(file: string, parts: PdfPart[]): PdfPart {
	const called = parts.filter(({ calledBy }) => calledBy.includes(file));
	if (called.length === 1) return called[0];
	const names = parts.map(({ calledBy, name }) => calledBy.join(' or ') || name).join(', ');
	const fault = called.length === 0 ? 'there is no file' : 'there are several files';
	throw new WrongValue([`${fault} '${file}'. There are: ${names}. Correct the file.`]);
}

/** A field of OpenSign's for each of the PDF's form, but for those that other fields are placed by. */
function allOfForm(where: Place, surroundings: Surroundings): Draft[] {
	const groups = [...formGroups(open(where, surroundings, 'which form it has'))];
	if (groups.length === 0) throw new WrongValue([NO_FORM]);
	const others = groups.filter(
		([name, { spots }]) => spots.length > 0 && !surroundings.named.has(formFieldKey(name)),
	);
	return others.map(([, group]) => toFormDraft({ type: undefined }, group));
}

const toFormDraft = (field: Pick<Field, 'type' | 'options'>, group: FormGroup): Draft => ({
	...fromForm(field, group),
	spots: group.spots,
});
