import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { WIDGET_TYPES, type Widget, type WidgetOptions } from '../opensign/shapes';
import { OPTIONS, OPTIONS_OF } from './widgetOptions';
import { toList } from '../core/values';

const NAMES: Record<string, string> = {
	'job title': 'Job Title',
	'radio button': 'Radio Button',
	textbox: 'Text Box',
};

export const widgetTypeOptions = (types: readonly string[]) =>
	types
		.map((value) => ({ name: NAMES[value] ?? value[0].toUpperCase() + value.slice(1), value }))
		.sort((a, b) => a.name.localeCompare(b.name));

/** Where a field stands: points from the page's top left corner, as OpenSign counts. */
export const placeFields: INodeProperties[] = [
	{
		displayName: 'Page',
		name: 'page',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 1,
		description: 'Page that the field is on, counted from 1',
	},
	{
		displayName: 'X (Points From the Left)',
		name: 'x',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 72,
		description:
			"Distance of the field's left edge from the page's left edge in points. 72 points are one inch (2.54 cm); an A4 page is 595 wide.",
	},
	{
		displayName: 'Y (Points From the Top)',
		name: 'y',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 640,
		description:
			"Distance of the field's top edge from the page's top edge in points. An A4 page is 842 high.",
	},
	{
		displayName: 'Width (Points)',
		name: 'w',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 160,
		description: 'Width of the field in points',
	},
	{
		displayName: 'Height (Points)',
		name: 'h',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 48,
		description: 'Height of the field in points',
	},
];

/** A collection per type, all named `options`, each with just what the type has; n8n reads the one that is shown. */
const optionCollections: INodeProperties[] = WIDGET_TYPES.map((type) => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: { type: [type] } },
	options: OPTIONS_OF[type]
		.map((option) => OPTIONS[option].field)
		.sort((a, b) => a.displayName.localeCompare(b.displayName)),
}));

/** A signer's fields, as a form or pasted. */
export const widgetFields: INodeProperties[] = [
	{
		displayName: 'Fields Input',
		name: 'widgetsInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter each field below' },
			{ name: 'JSON', value: 'json', description: "Paste what OpenSign's debug page copies" },
		],
		default: 'form',
		description: "How this person's fields are given",
	},
	{
		displayName: 'Fields',
		name: 'widgets',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Field', sortable: true },
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { widgetsInput: ['form'] } },
		description:
			"What this person fills in, and where (OpenSign's widgets). A signer needs at least one signature.",
		options: [
			{
				displayName: 'Field',
				name: 'widget',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: widgetTypeOptions(WIDGET_TYPES),
						default: 'signature',
						description: 'What is filled in here',
					},
					{
						displayName: 'Field Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. move-in date',
						description:
							'Name of the field, different from all others in the document. If empty, one is made from the type.',
					},
					...placeFields,
					...optionCollections,
				],
			},
		],
	},
	{
		displayName: 'Fields (JSON)',
		name: 'widgetsJson',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: '"page":1, "x": 72, "y": 640, "w": 160, "h": 48',
		displayOptions: { show: { widgetsInput: ['json'] } },
		description:
			"What OpenSign's debug page (app.opensignlabs.com/debugpdf) copies for each box, one a line, or a JSON array of widgets. A box without a type becomes a signature.",
	},
];

/** A form entry of `widgetFields` as OpenSign's widget. */
export function toWidget(entry: IDataObject): Widget {
	const { type, page, x, y, w, h, name, options } = entry as unknown as Widget & {
		name?: string;
		options?: IDataObject;
	};
	const set: WidgetOptions = {};
	if (name?.trim()) set.name = name.trim();
	for (const [input, value] of Object.entries(options ?? {})) setOption(set, input, value);
	return { type, page, x, y, w, h, ...(Object.keys(set).length > 0 ? { options: set } : {}) };
}

function setOption(options: WidgetOptions, input: string, value: unknown): void {
	const { api, kind } = OPTIONS[input];
	const [first, second] = api.split('.');
	const given = kind === 'list' ? toList(value) : value;
	if (second) options[first] = { ...(options[first] as IDataObject | undefined), [second]: given };
	// An input left empty means that the option is not set: OpenSign takes an empty default for a given one.
	else if (given !== '') options[first] = given;
}

/**
 * Gives every nameless field but signatures a name of its own: OpenSign wants unique names and makes up equal ones.
 * Signatures need none.
 */
export function nameWidgets(widgets: Widget[]): void {
	const taken = new Set(widgets.map(({ options }) => options?.name).filter(Boolean));
	for (const widget of widgets) {
		if (
			widget.options?.name ||
			widget.type === 'signature' ||
			!(WIDGET_TYPES as readonly string[]).includes(widget.type)
		)
			continue;
		let name = widget.type;
		for (let k = 2; taken.has(name); k++) name = `${widget.type} ${k}`;
		taken.add(name);
		widget.options = { ...widget.options, name };
	}
}
