import type { IDataObject } from 'n8n-workflow';

import { field, withSigner } from '../../builders';
import { signature, useWorld } from '../../harness/world';
import { useSend } from './sending';

const world = useWorld();
const { send, sentBody } = useSend(world);
/** The fields that the only signer was sent with. */
const sentFields = () => {
	const [{ widgets }] = sentBody().signers as Array<{ widgets: Field[] }>;
	return widgets;
};
interface Field {
	type: string;
	options: IDataObject;
}

// Options that many types share: as they are entered, and under their names in the API.
const PLAIN = { hint: 'Here', required: false };
const TEXT = { color: 'blue', fontSize: 10, ...PLAIN };
const API_TEXT = { color: 'blue', fontsize: 10, ...PLAIN };
const LINE = { ...TEXT, hideText: true };
const API_LINE = { ...API_TEXT, hide_text_with_asterisks: true };
const CHOICE = { choices: 'a, b', readOnly: true, color: 'red', fontSize: 8, required: false };
const API_CHOICE = {
	values: ['a', 'b'],
	readonly: true,
	color: 'red',
	fontsize: 8,
	required: false,
};

/** What is entered as options of a field, and what arrives of it; its name is its type unless given. */
const EVERY_FIELD: Array<{ type: string; name?: string; given: IDataObject; sent: IDataObject }> = [
	// Hints alone
	{ type: 'signature', given: { hint: 'Sign here' }, sent: { hint: 'Sign here' } },
	{ type: 'stamp', given: PLAIN, sent: { name: 'stamp', ...PLAIN } },
	{ type: 'initials', given: PLAIN, sent: { name: 'initials', ...PLAIN } },
	{ type: 'image', given: PLAIN, sent: { name: 'image', ...PLAIN } },
	{ type: 'attachments', given: PLAIN, sent: { name: 'attachments', ...PLAIN } },

	// What OpenSign knows of the signer
	{ type: 'email', given: LINE, sent: { name: 'email', ...API_LINE } },
	{ type: 'name', given: LINE, sent: { name: 'name', ...API_LINE } },
	{ type: 'job title', given: LINE, sent: { name: 'job title', ...API_LINE } },
	{ type: 'company', given: LINE, sent: { name: 'company', ...API_LINE } },

	// What the signer enters
	{
		type: 'date',
		given: {
			...TEXT,
			dateFormat: 'dd.mm.yyyy',
			minDate: '2026-01-01',
			maxDate: '2026-12-31',
			readOnly: true,
			signingDate: true,
		},
		sent: {
			name: 'date',
			...API_TEXT,
			format: 'dd.mm.yyyy',
			min_date: '2026-01-01',
			max_date: '2026-12-31',
			readonly: true,
			signing_date: true,
		},
	},
	{
		type: 'textbox',
		given: { ...LINE, defaultValue: 'x', pattern: '/^x$/', readOnly: true },
		sent: {
			name: 'textbox',
			...API_LINE,
			default: 'x',
			regularexpression: '/^x$/',
			readonly: true,
		},
	},
	{
		type: 'number',
		name: 'rate',
		given: { ...LINE, defaultNumber: 7, decimalPlaces: 0, readOnly: true },
		sent: { name: 'rate', ...API_LINE, default: 7, decimalplaces: 0, readonly: true },
	},
	{
		type: 'number',
		name: 'total',
		given: { formula: '[[ rate ]] * 2' },
		sent: { name: 'total', formula: '{{rate}} * 2', required: true },
	},
	{
		type: 'cells',
		given: {
			...LINE,
			cellCount: 8,
			defaultValue: '12',
			pattern: '/^\\d+$/',
			readOnly: true,
		},
		sent: {
			name: 'cells',
			...API_LINE,
			cell_count: 8,
			default: '12',
			regularexpression: '/^\\d+$/',
			readonly: true,
		},
	},

	// What the signer chooses
	{
		type: 'checkbox',
		given: {
			...CHOICE,
			defaultChoices: 'a',
			hideLabels: true,
			layout: 'horizontal',
			minSelections: 1,
			maxSelections: 2,
		},
		sent: {
			name: 'checkbox',
			...API_CHOICE,
			selectedvalues: ['a'],
			hidelabel: true,
			layout: 'horizontal',
			validation: { minselections: 1, maxselections: 2 },
		},
	},
	{
		type: 'dropdown',
		given: { ...CHOICE, defaultValue: 'b' },
		sent: { name: 'dropdown', ...API_CHOICE, default: 'b' },
	},
	{
		type: 'radio button',
		given: { ...CHOICE, defaultValue: 'b', layout: 'horizontal' },
		sent: { name: 'radio button', ...API_CHOICE, default: 'b', layout: 'horizontal' },
	},
];

test('all 16 types of fields with all their options', async () => {
	const widget = EVERY_FIELD.map(({ type, name, given }) => {
		const options = { options: given };
		return field(type, name === undefined ? options : { name, ...options });
	});
	const { error } = await send(withSigner({ widgets: { widget } }));
	expect(error).toBeUndefined();
	const types = sentFields().map(({ type }) => type);
	expect(types).toEqual(EVERY_FIELD.map(({ type }) => type));
	expect(new Set(types).size).toBe(16);
	expect(sentFields().map(({ options }) => options)).toEqual(EVERY_FIELD.map(({ sent }) => sent));
});

test('what the server does not take for granted is said: required, the format of a date, what is ticked', async () => {
	const widget = [
		field('signature'),
		field('textbox'),
		field('date'),
		field('checkbox', { options: { choices: 'a' } }),
		field('textbox', { name: 'optional', options: { required: 'FALSE' } }),
	];
	const { error } = await send(withSigner({ widgets: { widget } }));
	expect(error).toBeUndefined();
	expect(sentFields().map(({ options }) => options)).toEqual([
		undefined,
		{ name: 'textbox', required: true },
		{ name: 'date', required: true, format: 'mm/dd/yyyy' },
		{ name: 'checkbox', required: true, values: ['a'], selectedvalues: [] },
		{ name: 'optional', required: false },
	]);
});

const LINE_COPIED = '"page":1, "x": 72, "y": 640, "w": 160, "h": 48';

test.each([
	{
		what: 'what the debug page copies',
		given: LINE_COPIED,
		sent: [signature],
	},
	{
		what: 'two boxes of the debug page, as it shows them',
		given: `[${LINE_COPIED}]\n${LINE_COPIED.replace('640', '20')}\n`,
		sent: [signature, { ...signature, y: 20 }],
	},
	{
		what: 'a JSON array',
		given: JSON.stringify([signature]),
		sent: [signature],
	},
	{
		what: 'one JSON object',
		given: JSON.stringify(signature),
		sent: [signature],
	},
])('fields pasted: $what', async ({ given, sent }) => {
	const { error } = await send(withSigner({ widgetsInput: 'json', widgetsJson: given }));
	expect(error).toBeUndefined();
	expect(sentFields()).toEqual(sent);
});
