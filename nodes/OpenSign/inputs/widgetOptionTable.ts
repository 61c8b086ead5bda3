import { choice, day, flag, list, number, text, wholeNumber } from '../core/inputs';
import type { Field } from '../core/inputs';
import type { WidgetType } from '../opensign/shapes';
import { rawDate } from './dateText';
import { pattern } from './pattern';
import { HOW_TO_WRITE, withVariables } from './variables';

/** Date formats that OpenSign knows. Its documentation spells one with three y; that is the name it has. */
export const DATE_FORMATS = [
	'dd mmm, yyyy',
	'dd mmmm, yyy',
	'dd-mm-yyyy',
	'dd.mm.yyyy',
	'dd/mm/yyyy',
	'mm-dd-yyyy',
	'mm.dd.yyyy',
	'mm/dd/yyyy',
	'mmm dd, yyyy',
	'mmmm dd, yyyy',
	'yyyy-mm-dd',
];
const FONT_SIZES = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28];

const titled = (value: string) => ({ name: value[0].toUpperCase() + value.slice(1), value });

/** The color of a field's text, out of those that OpenSign has for it. */
export const colorInput = (colors: string[]) =>
	choice('color', {
		displayName: 'Color',
		options: colors.map(titled),
		default: 'black',
		description: 'Color of the text',
	});

export const fontSizeInput = (name: string) =>
	choice(name, {
		displayName: 'Font Size',
		options: FONT_SIZES.map((value) => ({ name: `${value} pt`, value })),
		default: 12,
		description: 'Size of the text in points',
	});

export const dateFormatInput = (name: string) =>
	choice(name, {
		displayName: 'Date Format',
		options: DATE_FORMATS.map((value) => ({ name: value, value })),
		default: 'yyyy-mm-dd',
		description: 'How the date is written',
	});

/** An input, and the API's name of what it sets; a point in the name leads into an object. */
export interface WidgetOption {
	api: string;
	input: Field<unknown>;
}

/** Every option a field can have. */
const OPTIONS = {
	cellCount: {
		api: 'cell_count',
		input: wholeNumber('cellCount', {
			displayName: 'Cells',
			min: 1,
			default: 5,
			description: 'Number of boxes, one character each',
		}),
	},
	choices: {
		api: 'values',
		input: list('choices', {
			displayName: 'Choices',
			placeholder: 'e.g. Yes, No',
			description: 'What can be chosen, separated by commas, or an array by expression',
		}),
	},
	color: { api: 'color', input: colorInput(['black', 'blue', 'red', 'yellow']) },
	dateFormat: { api: 'format', input: dateFormatInput('dateFormat') },
	decimalPlaces: {
		api: 'decimalplaces',
		input: wholeNumber('decimalPlaces', {
			displayName: 'Decimal Places',
			min: 0,
			default: 2,
			description: 'Digits after the decimal point',
		}),
	},
	defaultChoices: {
		api: 'selectedvalues',
		input: list('defaultChoices', {
			displayName: 'Default Choices',
			placeholder: 'e.g. Yes',
			description: 'What is ticked at first, separated by commas; must be among the choices',
		}),
	},
	defaultDate: {
		api: 'default',
		input: rawDate('defaultValue', {
			displayName: 'Default Value',
			placeholder: 'e.g. 2026-12-31',
			description:
				'The date that the field holds at first: like 2026-12-31, a date by expression (the day in the time zone of the workflow), or as the field writes it',
		}),
	},
	defaultNumber: {
		api: 'default',
		input: number('defaultNumber', {
			displayName: 'Default Value',
			default: 0,
			description: 'What the field holds at first',
		}),
	},
	defaultValue: {
		api: 'default',
		input: text('defaultValue', {
			displayName: 'Default Value',
			description: 'What the field holds at first; a choice as it stands among the choices',
		}),
	},
	fontSize: { api: 'fontsize', input: fontSizeInput('fontSize') },
	formula: {
		api: 'formula',
		input: withVariables('formula', {
			displayName: 'Formula',
			placeholder: 'e.g. [[quantity]] * [[rate]]',
			description: `Computes the value from other number fields, with + - * / ( ). Each is written by its name ${HOW_TO_WRITE}.`,
		}),
	},
	hideLabels: {
		api: 'hidelabel',
		input: flag('hideLabels', {
			displayName: 'Hide Labels',
			default: true,
			description: 'Whether only the boxes are shown, without the choices beside them',
		}),
	},
	hideText: {
		api: 'hide_text_with_asterisks',
		input: flag('hideText', {
			displayName: 'Hide Text',
			default: true,
			description:
				'Whether others see asterisks instead of the text (Teams and Enterprise plans). You see it in your OpenSign account.',
		}),
	},
	hint: {
		api: 'hint',
		input: text('hint', {
			displayName: 'Hint',
			placeholder: 'e.g. As in your passport',
			description: 'Short text that tells the signer what to enter',
		}),
	},
	layout: {
		api: 'layout',
		input: choice('layout', {
			displayName: 'Layout',
			options: [titled('horizontal'), titled('vertical')],
			default: 'vertical',
			description: 'Whether the choices stand in a row or in a column',
		}),
	},
	maxDate: {
		api: 'max_date',
		input: day('maxDate', {
			displayName: 'Latest Date',
			placeholder: 'YYYY-MM-DD',
			description: 'Latest date that can be chosen, as YYYY-MM-DD or a date by expression',
		}),
	},
	maxSelections: {
		api: 'validation.maxselections',
		input: wholeNumber('maxSelections', {
			displayName: 'Maximum Selections',
			min: 0,
			description: 'Most boxes that may be ticked. 0 for no limit.',
		}),
	},
	minDate: {
		api: 'min_date',
		input: day('minDate', {
			displayName: 'Earliest Date',
			placeholder: 'YYYY-MM-DD',
			description: 'Earliest date that can be chosen, as YYYY-MM-DD or a date by expression',
		}),
	},
	minSelections: {
		api: 'validation.minselections',
		input: wholeNumber('minSelections', {
			displayName: 'Minimum Selections',
			min: 0,
			description: 'Fewest boxes that must be ticked',
		}),
	},
	pattern: {
		api: 'regularexpression',
		input: pattern('pattern', {
			displayName: 'Pattern',
			placeholder: 'e.g. /^[0-9]+$/',
			description: 'Regular expression that the text must match',
		}),
	},
	readOnly: {
		api: 'readonly',
		input: flag('readOnly', {
			displayName: 'Read Only',
			default: true,
			description: 'Whether the signer sees the default value but cannot change it',
		}),
	},
	required: {
		api: 'required',
		input: flag('required', {
			displayName: 'Required',
			default: true,
			description:
				'Whether the signer must fill this field. On unless this option is added and turned off.',
		}),
	},
	signingDate: {
		api: 'signing_date',
		input: flag('signingDate', {
			displayName: 'Use Signing Date',
			default: true,
			description: 'Whether the day of signing is filled in. Not together with a default value.',
		}),
	},
} satisfies Record<string, WidgetOption>;

type OptionName = keyof typeof OPTIONS;

const TEXT: OptionName[] = ['color', 'fontSize', 'hint', 'required'];

/** Which options each type of field has (OpenSign's API documentation, POST /createdocument). */
const OPTIONS_OF: Record<WidgetType, OptionName[]> = {
	attachments: ['hint', 'required'],
	cells: ['cellCount', 'defaultValue', 'hideText', 'pattern', 'readOnly', ...TEXT],
	checkbox: [
		'choices',
		'color',
		'defaultChoices',
		'fontSize',
		'hideLabels',
		'layout',
		'maxSelections',
		'minSelections',
		'readOnly',
		'required',
	],
	company: ['hideText', ...TEXT],
	date: ['dateFormat', 'defaultDate', 'maxDate', 'minDate', 'readOnly', 'signingDate', ...TEXT],
	dropdown: ['choices', 'color', 'defaultValue', 'fontSize', 'readOnly', 'required'],
	email: ['hideText', ...TEXT],
	image: ['hint', 'required'],
	initials: ['hint', 'required'],
	'job title': ['hideText', ...TEXT],
	name: ['hideText', ...TEXT],
	number: ['decimalPlaces', 'defaultNumber', 'formula', 'hideText', 'readOnly', ...TEXT],
	'radio button': [
		'choices',
		'color',
		'defaultValue',
		'fontSize',
		'layout',
		'readOnly',
		'required',
	],
	signature: ['hint'],
	stamp: ['hint', 'required'],
	textbox: ['defaultValue', 'hideText', 'pattern', 'readOnly', ...TEXT],
};

/** The options that fields of a type can have. */
export const optionsOf = (type: WidgetType): WidgetOption[] =>
	OPTIONS_OF[type].map((name) => OPTIONS[name]);

/** What can be said of a field before it is known which type it has. */
export const ANY_OPTIONS: WidgetOption[] = [
	OPTIONS.choices,
	OPTIONS.color,
	OPTIONS.dateFormat,
	OPTIONS.fontSize,
	OPTIONS.hint,
	OPTIONS.pattern,
	OPTIONS.readOnly,
	OPTIONS.required,
];
