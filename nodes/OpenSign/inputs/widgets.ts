import type { INodeProperties } from 'n8n-workflow';

import {
	anything,
	choice,
	describeKind,
	field,
	isRecord,
	isNothing,
	mapInput,
	readEach,
	readKeys,
	readTogether,
	rows,
	showFor,
	text,
	variants,
	within,
	WrongValue,
} from '../core/inputs';
import type { Input, Reader } from '../core/inputs';
import { byText } from '../core/order';
import { WIDGET_TYPES, type WidgetOptions, type WidgetType } from '../opensign/shapes';
import { coordinateInputs } from './coordinates';
import { parseBoxes } from './debugPage';
import type { Field, Place } from './places';
import { signerPlaces, toPlace, WITH_TYPE } from './placesForm';
import { fileKey, readPlace, sizeKeys } from './placesJson';
import { anyOptionsForm, readWidgetOptions, widgetOptionsForm } from './widgetOptions';

/** Instead of a type of field. */
const AS_IN_FORM = { name: 'As in the Form', value: 'asInForm' } as const;

const NAMES: Partial<Record<WidgetType, string>> = {
	'job title': 'Job Title',
	'radio button': 'Radio Button',
	textbox: 'Text Box',
};

/** The types as choices, by their names for people. */
export const widgetTypeOptions = <T extends WidgetType>(types: readonly T[]) =>
	types
		.map((value) => ({ name: NAMES[value] ?? value[0].toUpperCase() + value.slice(1), value }))
		.sort(byText(({ name }) => name));

const typeInput = choice('type', {
	displayName: 'Field Type',
	options: widgetTypeOptions(WIDGET_TYPES),
	default: 'signature',
	description: 'What is filled in here',
});

export const widgetName = text('name', {
	displayName: 'Field Name',
	placeholder: 'e.g. move-in date',
	description:
		'Name of the field, different from all others in the document. If empty, one is made from the type.',
});

const FORMS = Object.fromEntries(WIDGET_TYPES.map((type) => [type, widgetOptionsForm(type)]));

/** What is asked where the PDF's own form says what a field is. */
const formFieldInputs = {
	formFieldType: choice('formFieldType', {
		displayName: 'Field Type',
		options: [AS_IN_FORM, ...widgetTypeOptions(WIDGET_TYPES)],
		default: AS_IN_FORM.value,
		description: 'What is filled in here',
	}),
	formFieldOptions: anyOptionsForm,
};
const placeBy = signerPlaces(formFieldInputs);

/** Shown where the entry says itself what it is. */
const byItself = (property: INodeProperties) => showFor(property, { placeBy: WITH_TYPE });

/** A collection per type, all named `options`; n8n shows the one of the chosen type, and this reads it. */
const optionsInput: Input<WidgetOptions> = {
	properties: WIDGET_TYPES.map((type) => byItself(showFor(FORMS[type].property, { type: [type] }))),
	read: (values) => FORMS[typeInput.read(values)].read(values),
};

/** What an entry is, by its type or by the PDF's form, and where it stands. */
const fieldInput: Input<Field> = {
	properties: [
		byItself(typeInput.property),
		showFor(widgetName.property, { placeBy: [...WITH_TYPE, 'formField'] }),
		...placeBy.properties,
		...optionsInput.properties,
	],
	read: (values) => {
		const kind = placeBy.by.read(values);
		if (kind === 'allFormFields') {
			return { type: undefined, place: toPlace(readTogether({ placeBy }, values).placeBy) };
		}
		if (kind === 'formField') {
			return toFormField(readTogether({ name: widgetName, chosen: placeBy }, values));
		}
		const inputs = { type: typeInput, name: widgetName, chosen: placeBy, options: optionsInput };
		const { type, name, chosen, options } = readTogether(inputs, values);
		return { type, ...toOptions(name, options), place: toPlace(chosen) };
	},
};

function toFormField({
	name,
	chosen,
}: {
	name: string;
	chosen: ReturnType<typeof placeBy.read>;
}): Field {
	const place = toPlace(chosen);
	if (chosen.kind !== 'formField') return { type: undefined, place };
	const { formFieldType, formFieldOptions } = chosen;
	const type = formFieldType === AS_IN_FORM.value ? undefined : formFieldType;
	return { type, ...toOptions(name, formFieldOptions), place };
}

/** The options with the field's name; none at all where nothing was entered. */
function toOptions(name: string, options: WidgetOptions): { options?: WidgetOptions } {
	const named: WidgetOptions = name === '' ? options : { name, ...options };
	return Object.keys(named).length > 0 ? { options: named } : {};
}

const widgetsForm = rows('widgets', {
	displayName: 'More Fields',
	typeOptions: {
		multipleValueButtonText: 'Add Field',
		sortable: true,
		fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' },
	},
	placeholder: 'Add Field',
	description:
		"What else this person fills in, and where (OpenSign's widgets): dates, texts, initials, further signatures",
	entry: { name: 'widget', displayName: 'Field' },
	place: placeOf,
	inside: { field: fieldInput },
});

const widgetsJson = field(
	{
		displayName: 'Copied Fields',
		name: 'widgetsJson',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: '"page":1, "x": 72, "y": 640, "w": 160, "h": 48',
		description:
			"What OpenSign's debug page (app.opensignlabs.com/debugpdf) copies for each box, one a line, or a JSON array of widgets. A box without a type becomes a signature.",
	},
	(value, zone) => readWidgets(parseBoxes(value), zone),
);

/** A person's fields, as a form or pasted. */
export const widgetsInput: Input<Field[]> = mapInput(
	variants('widgetsInput', {
		displayName: 'More Fields From',
		default: 'form',
		description: "How this person's further fields are given",
		variants: {
			form: {
				name: 'Form',
				description: 'Add each field below',
				inputs: { widgets: widgetsForm },
			},
			json: {
				name: "OpenSign's Debug Page",
				description: 'Paste what the page app.opensignlabs.com/debugpdf copies, or JSON',
				inputs: { widgets: widgetsJson },
			},
		},
	}),
	(chosen) =>
		chosen.kind === 'json' ? chosen.widgets : chosen.widgets.map((entry) => entry.field),
);

/** How messages name a field: by its tag, or by number and, if it has one, by name. */
export function placeOf(k: number | string, { name }: Record<string, unknown>): string {
	if (typeof k === 'string') return k;
	const known = typeof name === 'string' && name.trim() !== '';
	return known ? `field ${k + 1} (${name.trim()})` : `field ${k + 1}`;
}

/**
 * Fields in OpenSign's own form; `place` stands for page, x and y where they are placed in another way. A box without a
 * type becomes a signature, or what the PDF's form says.
 *
 * @throws WrongValue that names every field that cannot be used, and why
 */
export const readWidgets: Reader<Field[]> = (value, zone) => {
	const boxes = Array.isArray(value) ? value : [value];
	return readEach(boxes, (box: unknown, k) => {
		const options = isRecord(box) && isRecord(box.options) ? box.options : {};
		return within(placeOf(k, options), () => readWidget(box, zone));
	});
};

const COORDINATES = { type: typeInput, ...coordinateInputs };
const UNREAD = { options: anything('options'), place: anything('place') };

function readWidget(box: unknown, zone: string): Field {
	if (!isRecord(box)) {
		throw new WrongValue([
			`${describeKind(box)} is not a field. It must be an object with type, page, x, y, w and h.`,
		]);
	}
	if (!isNothing(box.place)) return readPlaced(box, zone);
	const { type, options, file, page, x, y, w, h } = readKeys(
		{ type: 'signature', ...box },
		{ ...fileKey, ...UNREAD },
		zone,
		COORDINATES,
	);
	const place: Place = { by: 'coordinates', page, x, y, w, h };
	return {
		type,
		...readOptions(type, options, zone),
		place: file === undefined ? place : { ...place, file },
	};
}

/** A field that is placed by something in the PDF. */
function readPlaced(box: Record<string, unknown>, zone: string): Field {
	const keys = { type: typeInput, ...sizeKeys, ...UNREAD };
	const { type: given, options, place: where, ...size } = readKeys(box, keys, zone);
	const place = within('place', () => readPlace(where, size, zone));
	const isByForm = place.by === 'formField' || place.by === 'allFormFields';
	const type = given ?? (isByForm ? undefined : 'signature');
	return { type, ...readOptions(type, options, zone), place };
}

function readOptions(
	type: WidgetType | undefined,
	options: unknown,
	zone: string,
): Pick<Field, 'options'> {
	if (options === undefined) return {};
	return { options: within('options', () => readWidgetOptions(type, options, zone)) };
}
