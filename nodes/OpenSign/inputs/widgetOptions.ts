import type { INodeProperties } from 'n8n-workflow';

import type { WidgetType } from '../opensign/shapes';

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
export const WIDGET_COLORS = ['black', 'blue', 'red', 'yellow'];
export const FONT_SIZES = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28];

const titled = (value: string) => ({ name: value[0].toUpperCase() + value.slice(1), value });

/** An input, and the API's name of what it sets. `kind` says how its value is read. */
interface WidgetOption {
	api: string;
	kind?: 'list';
	field: INodeProperties;
}

/** Every option a field can have, by the name of its input. */
export const OPTIONS: Record<string, WidgetOption> = {
	cellCount: {
		api: 'cell_count',
		field: {
			displayName: 'Cells',
			name: 'cellCount',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 5,
			description: 'Number of boxes, one character each',
		},
	},
	choices: {
		api: 'values',
		kind: 'list',
		field: {
			displayName: 'Choices',
			name: 'choices',
			type: 'string',
			default: '',
			placeholder: 'e.g. Yes, No',
			description: 'What can be chosen, separated by commas, or an array by expression',
		},
	},
	color: {
		api: 'color',
		field: {
			displayName: 'Color',
			name: 'color',
			type: 'options',
			options: WIDGET_COLORS.map(titled),
			default: 'black',
			description: 'Color of the text',
		},
	},
	dateFormat: {
		api: 'format',
		field: {
			displayName: 'Date Format',
			name: 'dateFormat',
			type: 'options',
			options: DATE_FORMATS.map((value) => ({ name: value, value })),
			default: 'yyyy-mm-dd',
			description: 'How the date is written',
		},
	},
	decimalPlaces: {
		api: 'decimalplaces',
		field: {
			displayName: 'Decimal Places',
			name: 'decimalPlaces',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 2,
			description: 'Digits after the decimal point',
		},
	},
	defaultChoices: {
		api: 'selectedvalues',
		kind: 'list',
		field: {
			displayName: 'Default Choices',
			name: 'defaultChoices',
			type: 'string',
			default: '',
			placeholder: 'e.g. Yes',
			description: 'What is ticked at first, separated by commas; must be among the choices',
		},
	},
	defaultNumber: {
		api: 'default',
		field: {
			displayName: 'Default Value',
			name: 'defaultNumber',
			type: 'number',
			default: 0,
			description: 'What the field holds at first',
		},
	},
	defaultValue: {
		api: 'default',
		field: {
			displayName: 'Default Value',
			name: 'defaultValue',
			type: 'string',
			default: '',
			description:
				'What the field holds at first; a date in its own format, a choice as among the choices',
		},
	},
	fontSize: {
		api: 'fontsize',
		field: {
			displayName: 'Font Size',
			name: 'fontSize',
			type: 'options',
			options: FONT_SIZES.map((value) => ({ name: `${value} pt`, value })),
			default: 12,
			description: 'Size of the text in points',
		},
	},
	formula: {
		api: 'formula',
		field: {
			displayName: 'Formula',
			name: 'formula',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{quantity}} * {{rate}}',
			description:
				'Computes the value from other number fields, each by its name in double braces, with + - * / ( )',
		},
	},
	hideLabels: {
		api: 'hidelabel',
		field: {
			displayName: 'Hide Labels',
			name: 'hideLabels',
			type: 'boolean',
			default: false,
			description: 'Whether only the boxes are shown, without the choices beside them',
		},
	},
	hideText: {
		api: 'hide_text_with_asterisks',
		field: {
			displayName: 'Hide Text',
			name: 'hideText',
			type: 'boolean',
			default: false,
			description:
				'Whether others see asterisks instead of the text (Teams and Enterprise plans). You see it in your OpenSign account.',
		},
	},
	hint: {
		api: 'hint',
		field: {
			displayName: 'Hint',
			name: 'hint',
			type: 'string',
			default: '',
			placeholder: 'e.g. As in your passport',
			description: 'Short text that tells the signer what to enter',
		},
	},
	layout: {
		api: 'layout',
		field: {
			displayName: 'Layout',
			name: 'layout',
			type: 'options',
			options: [titled('horizontal'), titled('vertical')],
			default: 'vertical',
			description: 'Whether the choices stand in a row or in a column',
		},
	},
	maxDate: {
		api: 'max_date',
		field: {
			displayName: 'Latest Date',
			name: 'maxDate',
			type: 'string',
			default: '',
			placeholder: 'YYYY-MM-DD',
			description: 'Latest date that can be chosen, as YYYY-MM-DD',
		},
	},
	maxSelections: {
		api: 'validation.maxselections',
		field: {
			displayName: 'Maximum Selections',
			name: 'maxSelections',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: 'Most boxes that may be ticked. 0 for no limit.',
		},
	},
	minDate: {
		api: 'min_date',
		field: {
			displayName: 'Earliest Date',
			name: 'minDate',
			type: 'string',
			default: '',
			placeholder: 'YYYY-MM-DD',
			description: 'Earliest date that can be chosen, as YYYY-MM-DD',
		},
	},
	minSelections: {
		api: 'validation.minselections',
		field: {
			displayName: 'Minimum Selections',
			name: 'minSelections',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: 'Fewest boxes that must be ticked',
		},
	},
	pattern: {
		api: 'regularexpression',
		field: {
			displayName: 'Pattern',
			name: 'pattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. /^[0-9]+$/',
			description: 'Regular expression that the text must match',
		},
	},
	readOnly: {
		api: 'readonly',
		field: {
			displayName: 'Read Only',
			name: 'readOnly',
			type: 'boolean',
			default: false,
			description: 'Whether the signer sees the default value but cannot change it',
		},
	},
	required: {
		api: 'required',
		field: {
			displayName: 'Required',
			name: 'required',
			type: 'boolean',
			default: true,
			description:
				'Whether the signer must fill this field. On unless this option is added and turned off.',
		},
	},
	signingDate: {
		api: 'signing_date',
		field: {
			displayName: 'Use Signing Date',
			name: 'signingDate',
			type: 'boolean',
			default: true,
			description: 'Whether the day of signing is filled in. Not together with a default value.',
		},
	},
};

const TEXT = ['color', 'fontSize', 'hint', 'required'];

/** Which options each type of field has (OpenSign's API documentation, POST /createdocument). */
export const OPTIONS_OF: Record<WidgetType, string[]> = {
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
	date: ['dateFormat', 'defaultValue', 'maxDate', 'minDate', 'readOnly', 'signingDate', ...TEXT],
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

/** The API's names of the options that fields of a type may have, besides `name`. */
export function apiOptionNames(type: WidgetType): string[] {
	return ['name', ...new Set(OPTIONS_OF[type].map((option) => OPTIONS[option].api.split('.')[0]))];
}
