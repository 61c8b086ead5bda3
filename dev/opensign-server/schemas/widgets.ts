import { closed, flag, listOf, number, text, texts, type Properties, type Schema } from './parts';

const COLOR = { enum: ['black', 'blue', 'red', 'yellow'] };
const FONT_SIZE = { enum: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28] };
const DATE_FORMAT = {
	enum: [
		'mm/dd/yyyy',
		'dd-mm-yyyy',
		'yyyy-mm-dd',
		'mm.dd.yyyy',
		'mm-dd-yyyy',
		'mmm dd, yyyy',
		'mmmm dd, yyyy',
		'dd mmm, yyyy',
		'dd mmmm, yyy',
		'dd/mm/yyyy',
		'dd.mm.yyyy',
	],
};
const LAYOUT = { enum: ['vertical', 'horizontal'] };

const looks = { color: COLOR, fontsize: FONT_SIZE };
const named = { name: text, required: flag };
const hinted = { ...named, hint: text };
const line = { ...hinted, ...looks, hide_text_with_asterisks: flag };

/** The options of each type of widget. */
const WIDGET_OPTIONS: Record<string, Properties> = {
	signature: { name: text, hint: text },
	stamp: hinted,
	initials: hinted,
	image: hinted,
	attachments: hinted,
	email: line,
	name: line,
	'job title': line,
	company: line,
	date: {
		...hinted,
		...looks,
		default: text,
		format: DATE_FORMAT,
		min_date: text,
		max_date: text,
		readonly: flag,
		signing_date: flag,
	},
	textbox: { ...line, readonly: flag, default: text, regularexpression: text },
	checkbox: {
		...named,
		...looks,
		values: texts,
		selectedvalues: texts,
		readonly: flag,
		hidelabel: flag,
		layout: LAYOUT,
		validation: closed({ minselections: number, maxselections: number }),
	},
	dropdown: { ...named, ...looks, values: texts, default: text, readonly: flag },
	'radio button': {
		...named,
		...looks,
		values: texts,
		default: text,
		readonly: flag,
		layout: LAYOUT,
	},
	number: { ...line, readonly: flag, default: number, formula: text, decimalplaces: number },
	cells: { ...line, readonly: flag, cell_count: number, default: text, regularexpression: text },
};

/** What the document's maker can write into it beforehand. The dropdown is known from templates. */
const PREFILL_OPTIONS: Record<string, Properties> = {
	textbox: { ...named, ...looks, response: text },
	date: { ...named, ...looks, response: text, format: DATE_FORMAT },
	checkbox: { ...named, ...looks, values: texts, response: texts, hidelabel: flag },
	'radio button': { ...named, ...looks, values: texts, response: text, hidelabel: flag },
	dropdown: { ...named, ...looks, values: texts, response: text },
	image: { ...named, response: text },
};

/** @param optionsByType which options each type of widget has */
const widget = (optionsByType: Record<string, Properties>): Schema => ({
	type: 'object',
	required: ['type', 'page', 'x', 'y', 'w', 'h'],
	additionalProperties: false,
	properties: {
		type: { enum: Object.keys(optionsByType) },
		page: number,
		x: number,
		y: number,
		w: number,
		h: number,
		options: { type: 'object' },
	},
	allOf: Object.entries(optionsByType).map(([type, known]) => ({
		if: { properties: { type: { const: type } } },
		then: { properties: { options: closed(known) } },
	})),
});

export const WIDGET_TYPES = Object.keys(WIDGET_OPTIONS);

/** A signer's fields. */
export const widgets = listOf(widget(WIDGET_OPTIONS));

/** What is filled in before anybody signs. */
export const prefill = closed({ widgets: listOf(widget(PREFILL_OPTIONS)) });

const value = { anyOf: [text, number, texts] };

/** Values for a template's fields, by their names. */
export const widgetValues = listOf(
	closed(
		{
			name: text,
			readonly: flag,
			default: value,
			hint: text,
			hide_text_with_asterisks: flag,
			min_date: text,
			max_date: text,
			signing_date: flag,
			formula: text,
			decimalplaces: number,
			cell_count: number,
		},
		['name'],
	),
);

/** Values for what a template has filled in beforehand, by their names. */
export const prefillValues = closed({
	widgets: listOf(closed({ name: text, response: value }, ['name', 'response'])),
});
