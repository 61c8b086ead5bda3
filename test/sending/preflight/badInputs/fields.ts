import type { IDataObject } from 'n8n-workflow';

import { field, withFields } from '../../../builders';
import { signature } from '../../../harness/world';
import type { BadInputs } from './badInput';

/** The second field is a signature in a place that cannot be. */
const placed = (place: IDataObject, says: string) => ({
	given: withFields({ ...signature, ...place }),
	says: `Signer 1 (Tenant), field 2, ${says}`,
});
const day = (type: string, options?: IDataObject) =>
	field(type, { name: 'day', ...(options && { options }) });
const size = (changes: IDataObject) => withFields(field('dropdown', { name: 'size', ...changes }));
const pet = (options: IDataObject) => withFields(field('radio button', { name: 'pet', options }));
const extras = (options: IDataObject) => withFields(field('checkbox', { name: 'extras', options }));
const rate = field('number', { name: 'rate' });
const total = (formula: string) => field('number', { name: 'total', options: { formula } });

export const FIELDS: BadInputs = {
	// Places
	'page 0': placed(
		{ page: 0 },
		'Page: 0 is not a page. Count from 1, or from the end: -1 is the last.',
	),
	'page 1.5': placed({ page: 1.5 }, 'Page: 1.5 is not a whole number.'),
	'width 0': placed({ w: 0 }, 'Width (Points): 0 is not a number of points above 0.'),
	'height below 0': placed({ h: -20 }, 'Height (Points): -20 is not a number of points above 0.'),
	'x below 0': placed({ x: -1 }, 'X (Points From the Left): -1 is not a number of points from 0.'),

	'dates out of order': {
		given: withFields(
			field('date', { name: 'day', options: { minDate: '2027-01-01', maxDate: '2026-12-31' } }),
		),
		says: 'Signer 1 (Tenant), field 2 (day): the earliest date 2027-01-01 is after the latest date 2026-12-31, so no date could be chosen. Exchange them.',
	},
	'default no date': {
		given: withFields(
			field('date', {
				name: 'day',
				options: { defaultValue: 'next week', dateFormat: 'dd.mm.yyyy' },
			}),
		),
		says: "Signer 1 (Tenant), field 2 (day), Default Value: 'next week' is not a date. Enter one like 2026-12-31, or in the field's own format dd.mm.yyyy.",
	},
	'0 cells': {
		given: withFields(field('cells', { name: 'iban', options: { cellCount: 0 } })),
		says: 'Signer 1 (Tenant), field 2 (iban), Cells: 0 is not a whole number from 1.',
	},
	'pattern that cannot be read': {
		given: withFields(field('textbox', { name: 'zip', options: { pattern: '/^[0-9+$/' } })),
		says: 'Signer 1 (Tenant), field 2 (zip), Pattern: this is no regular expression (Unterminated character class). Correct it, or leave it empty.',
	},
	'color that there is not': {
		given: withFields(field('textbox', { name: 'zip', options: { color: 'green' } })),
		says: "Signer 1 (Tenant), field 2 (zip), Color: 'green' is not possible. Use one of: black, blue, red, yellow.",
	},

	// Names
	'two fields of one name': {
		given: withFields(rate, day('date'), day('textbox')),
		says: "The field name 'day' is used 2 times. Give every field a name of its own.",
	},

	// Defaults and choices
	'date with default and signing date': {
		given: withFields(day('date', { signingDate: true, defaultValue: '2026-01-31' })),
		says: 'Signer 1 (Tenant), field 2 (day): a date can have a default value or the signing date, not both. Remove one.',
	},
	'dropdown without choices': {
		given: size({}),
		says: 'Signer 1 (Tenant), field 2 (size): a dropdown field needs choices. Enter at least one.',
	},
	'dropdown default not among choices': {
		given: size({ options: { choices: 'S, M', defaultValue: 'L' } }),
		says: "Signer 1 (Tenant), field 2 (size): the default 'L' is not among the choices (S, M).",
	},
	'radio default not among choices': {
		given: pet({ choices: 'cat\ndog', defaultValue: 'cow' }),
		says: "Signer 1 (Tenant), field 2 (pet): the default 'cow' is not among the choices (cat, dog).",
	},
	'checkbox default not among choices': {
		given: extras({ choices: 'sauna, pool', defaultChoices: 'pool, gym' }),
		says: "Signer 1 (Tenant), field 2 (extras): the default 'gym' is not among the choices (sauna, pool).",
	},

	'more ticks than choices': {
		given: extras({ choices: 'sauna, pool', minSelections: 3 }),
		says: 'Signer 1 (Tenant), field 2 (extras): at least 3 boxes must be ticked, but there are only 2. Correct Minimum Selections.',
	},
	'minimum above maximum': {
		given: extras({ choices: 'sauna, pool, bar', minSelections: 3, maxSelections: 2 }),
		says: 'Signer 1 (Tenant), field 2 (extras): at least 3 boxes must be ticked, but at most 2 may be. Correct Minimum or Maximum Selections.',
	},

	'read only, required and empty: nobody could complete it': {
		given: withFields(field('textbox', { name: 'iban', options: { readOnly: true } })),
		says: 'Signer 1 (Tenant), field 2 (iban): it is read only and required, but has no default value, so nobody could complete the document. Enter one, or turn Read Only or Required off.',
	},

	'read only, required and no box ticked': {
		given: extras({ choices: 'sauna, pool', readOnly: true }),
		says: 'Signer 1 (Tenant), field 2 (extras): it is read only and required, but has no default value, so nobody could complete the document. Enter one, or turn Read Only or Required off.',
	},

	// Formulas
	'formula whose braces n8n has eaten': {
		given: withFields(rate, total('={{ undefined }} * {{ undefined }}')),
		says: "The formula of the field 'total' cannot be computed: '*'. It must have at least one number field in double brackets, like [[quantity]] * 2, besides numbers with a point and + - * / ( ).",
	},
	'formula with a decimal comma': {
		given: withFields(rate, total('[[rate]] * 1,5')),
		says: "The formula of the field 'total' cannot be computed: '{{rate}} * 1,5'. It must have at least one number field in double brackets, like [[quantity]] * 2, besides numbers with a point and + - * / ( ).",
	},
	'formula with an unknown field': {
		given: withFields(rate, total('{{rate}} * {{months}}')),
		says: "The formula of the field 'total' uses 'months', which is not another number field. There are: rate.",
	},
	'formula with a field that is no number': {
		given: withFields(day('textbox'), rate, total('{{rate}} * {{day}}')),
		says: "The formula of the field 'total' uses 'day', which is not another number field. There are: rate.",
	},
	'formula with itself': {
		given: withFields(total('{{total}} + 1')),
		says: "The formula of the field 'total' uses 'total', which is not another number field. There is no other number field.",
	},
};
