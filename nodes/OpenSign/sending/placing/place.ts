/** Where fields stand: what was entered, with the pages of the PDF. */
import { collecting, within } from '../../core/inputs';
import type { Field, Place } from '../../inputs/places';
import { placeOf } from '../../inputs/widgets';
import type { Widget, WidgetOptions, WidgetType } from '../../opensign/shapes';
import type { FormField } from '../../pdf/formFields';
import type { PdfPart } from '../file';
import { atText } from './anchors';
import { atCorner } from './corners';
import { byForm } from './ofForm';
import { toPage, toPages } from './pages';
import { openParts } from './parts';
import { usualSize, type Size } from './sizes';
import type { Spot } from './spot';

/** A field without its place. */
export type Content = Pick<Widget, 'type' | 'options'>;

/** Which of somebody's fields: one that was entered, by its number from 0, or one that is called otherwise, as by its tag. */
export type Which = number | string;

/** One of OpenSign's fields, and which entry it comes from. */
export interface PlacedWidget {
	widget: Widget;
	k: Which;
	/** Whether it stands where the PDF's own form has a field. */
	isOfForm?: true;
}

/** What a person's fields have become. */
export interface Placed {
	/** OpenSign's fields, one for each spot. */
	widgets: PlacedWidget[];
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
	/** Names that fields of the PDF's form have given. */
	given: Set<string>;
	/** The fields of the PDF's form that entries name. */
	taken: Set<FormField>;
}

/** Something to fill in, and where it stands. */
interface Draft {
	type: WidgetType;
	options?: WidgetOptions;
	/** At least one. */
	spots: Spot[];
	/** Whether it is where the PDF's own form has a field. */
	isOfForm?: true;
	/** Whether its name is that of the form's field. */
	isNamedByForm?: boolean;
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
	fields.forEach((field, number) => {
		const k = field.called ?? number;
		const before = problems.length;
		collect(() => {
			const where = `${owner}, ${placeOf(k, field.options ?? {})}`;
			for (const draft of within(where, () => toDrafts(field, surroundings))) {
				const { isOfForm } = draft;
				const widgets = toWidgets(draft, surroundings);
				placed.widgets.push(...widgets.map((widget) => ({ widget, k, isOfForm })));
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
function toWidgets(
	{ type, options, spots, isNamedByForm }: Draft,
	{ names, given }: Surroundings,
): Widget[] {
	return spots.map((spot) => {
		if (options === undefined) return { type, ...spot };
		const { name } = options;
		// Several files may have a form with a field of that name.
		const isAnother = name !== undefined && (isNamedByForm ? given.has(name) : spot !== spots[0]);
		if (isNamedByForm && name !== undefined) given.add(name);
		const own = isAnother ? { name: anotherName(name, names) } : {};
		return { type, ...spot, options: { ...options, ...own } };
	});
}

/** "initials 2", "initials 3" and so on: the first that is free. */
function anotherName(name: string, names: Set<string>): string {
	let k = 2;
	while (names.has(`${name} ${k}`)) k++;
	names.add(`${name} ${k}`);
	return `${name} ${k}`;
}

function toDrafts(field: Field, { parts, taken }: Surroundings): Draft[] {
	const { place: where, options, type = 'signature' } = field;
	switch (where.by) {
		case 'formField':
		case 'allFormFields':
			return byForm(field, where, parts, taken);
		default:
			return [{ type, options, spots: toSpots(where, usualSize(type, options), parts) }];
	}
}

type ByItself = Exclude<Place, { by: 'formField' | 'allFormFields' }>;

function toSpots(where: ByItself, usual: Size, parts: PdfPart[]): Spot[] {
	const { w = usual.w, h = usual.h } = where;
	const open = (what: string) => openParts(where, parts, what).flat();
	switch (where.by) {
		case 'coordinates': {
			const { page, x, y } = where;
			// Whether the PDF has the page is checked with all other places.
			if (page > 0 && where.file === undefined) return [{ page, x, y, w, h }];
			const pages = open('how many pages it has');
			return [{ page: toPage(page, pages).number, x, y, w, h }];
		}
		case 'text':
			return atText(where, open('where its text is'), { w, h });
		case 'corner': {
			const pages = open('how large its pages are');
			return toPages(where.pages, pages).map((page) =>
				atCorner(page, where.corner, where.margin, { w, h }),
			);
		}
	}
}
