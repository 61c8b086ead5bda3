import {
	anything,
	choice,
	describeKind,
	field,
	isRecord,
	mapInput,
	points,
	readEach,
	readKeys,
	rows,
	showFor,
	text,
	variants,
	wholeNumber,
	within,
	WrongValue,
} from '../core/inputs';
import type { Input, Reader } from '../core/inputs';
import { WIDGET_TYPES, type Widget, type WidgetOptions, type WidgetType } from '../opensign/shapes';
import { parseBoxes } from './debugPage';
import { readWidgetOptions, widgetOptionsForm } from './widgetOptions';

const NAMES: Partial<Record<WidgetType, string>> = {
	'job title': 'Job Title',
	'radio button': 'Radio Button',
	textbox: 'Text Box',
};

/** The types as choices, by their names for people. */
export const widgetTypeOptions = <T extends WidgetType>(types: readonly T[]) =>
	types
		.map((value) => ({ name: NAMES[value] ?? value[0].toUpperCase() + value.slice(1), value }))
		.sort((a, b) => a.name.localeCompare(b.name));

const typeInput = choice('type', {
	displayName: 'Type',
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

/** Where a field stands: points from the page's top left corner, as OpenSign counts. */
export const placeInputs = {
	page: wholeNumber('page', {
		displayName: 'Page',
		min: 1,
		description: 'Page that the field is on, counted from 1',
	}),
	x: points('x', {
		displayName: 'X (Points From the Left)',
		min: 0,
		default: 72,
		description:
			"Distance of the field's left edge from the page's left edge in points. 72 points are one inch (2.54 cm); an A4 page is 595 wide.",
	}),
	y: points('y', {
		displayName: 'Y (Points From the Top)',
		min: 0,
		default: 640,
		description:
			"Distance of the field's top edge from the page's top edge in points. An A4 page is 842 high.",
	}),
	w: points('w', {
		displayName: 'Width (Points)',
		above: 0,
		typeOptions: { minValue: 1 },
		default: 160,
		description: 'Width of the field in points',
	}),
	h: points('h', {
		displayName: 'Height (Points)',
		above: 0,
		typeOptions: { minValue: 1 },
		default: 48,
		description: 'Height of the field in points',
	}),
};

const FORMS = Object.fromEntries(WIDGET_TYPES.map((type) => [type, widgetOptionsForm(type)]));

/** A collection per type, all named `options`; n8n shows the one of the chosen type, and this reads it. */
const optionsInput: Input<WidgetOptions> = {
	properties: WIDGET_TYPES.map((type) => showFor(FORMS[type].property, { type: [type] })),
	read: (values) => FORMS[typeInput.read(values)].read(values),
};

const widgetsForm = rows('widgets', {
	displayName: 'Fields',
	typeOptions: { multipleValueButtonText: 'Add Field', sortable: true },
	placeholder: 'Add Field',
	description:
		"What this person fills in, and where (OpenSign's widgets). A signer needs at least one signature.",
	entry: { name: 'widget', displayName: 'Field' },
	place: placeOf,
	inside: { type: typeInput, name: widgetName, ...placeInputs, options: optionsInput },
});

const widgetsJson = field(
	{
		displayName: 'Fields (JSON)',
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
export const widgetsInput: Input<Widget[]> = mapInput(
	variants('widgetsInput', {
		displayName: 'Fields Input',
		default: 'form',
		description: "How this person's fields are given",
		variants: {
			form: {
				name: 'Form',
				description: 'Enter each field below',
				inputs: { widgets: widgetsForm },
			},
			json: {
				name: 'JSON',
				description: "Paste what OpenSign's debug page copies",
				inputs: { widgets: widgetsJson },
			},
		},
	}),
	(chosen) => (chosen.kind === 'json' ? chosen.widgets : chosen.widgets.map(toWidget)),
);

/** How messages name a field: by number and, if it has one, by name. */
export function placeOf(k: number, { name }: Record<string, unknown>): string {
	const known = typeof name === 'string' && name.trim() !== '';
	return known ? `field ${k + 1} (${name.trim()})` : `field ${k + 1}`;
}

/** An entry of the form as OpenSign's widget. */
function toWidget({
	name,
	options,
	...place
}: Omit<Widget, 'options'> & { name: string; options: WidgetOptions }): Widget {
	const named: WidgetOptions = name === '' ? options : { name, ...options };
	return Object.keys(named).length > 0 ? { ...place, options: named } : place;
}

/**
 * Fields in OpenSign's own form. A box without a type becomes a signature.
 *
 * @throws WrongValue that names every field that cannot be used, and why
 */
export const readWidgets: Reader<Widget[]> = (value, zone) => {
	const boxes = Array.isArray(value) ? value : [value];
	return readEach(boxes, (box: unknown, k) => {
		const options = isRecord(box) && isRecord(box.options) ? box.options : {};
		return within(placeOf(k, options), () => readWidget(box, zone));
	});
};

const PLACED = { type: typeInput, ...placeInputs };

function readWidget(box: unknown, zone: string): Widget {
	if (!isRecord(box)) {
		throw new WrongValue([
			`${describeKind(box)} is not a field. It must be an object with type, page, x, y, w and h.`,
		]);
	}
	const { options, ...widget } = readKeys(
		{ type: 'signature', ...box },
		{ options: anything('options') },
		zone,
		PLACED,
	);
	if (options === undefined) return widget;
	return {
		...widget,
		options: within('options', () => readWidgetOptions(widget.type, options, zone)),
	};
}
