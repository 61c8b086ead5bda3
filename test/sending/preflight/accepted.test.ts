import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { field, withFields, withSigner, withSigners } from '../../builders';
import { sendParameters, signer, useWorld } from '../../harness/world';

/** What is near to a mistake, and none: the checks must let it through. */
const world = useWorld();

const widget = (...fields: IDataObject[]) => ({ widget: fields });
const date = (options: IDataObject) => field('date', { name: 'day', options });
const boxes = (options: IDataObject) =>
	field('checkbox', { name: 'extras', options: { choices: 'sauna, pool', ...options } });
const fixed = (type: string, options: IDataObject) =>
	withFields(field(type, { name: 'fixed', options: { readOnly: true, ...options } }));
const rate = field('number', { name: 'rate', options: { defaultNumber: 2 } });
const total = (formula: string) =>
	withFields(rate, field('number', { name: 'total', options: { formula } }));

const ACCEPTED: Record<string, IDataObject> = {
	// Dates
	'a last date alone': withFields(date({ maxDate: '2027-01-01' })),
	'an earliest date alone': withFields(date({ minDate: '2027-01-01' })),
	'a day that is there at first': withFields(date({ defaultValue: '2027-01-01' })),
	'one day to choose from': withFields(date({ minDate: '2027-01-01', maxDate: '2027-01-01' })),

	// What nobody has to fill in, as it is filled
	'read only with a text': fixed('textbox', { defaultValue: 'x' }),
	'read only with a number': fixed('number', { defaultNumber: 0 }),
	'read only with a box that is ticked': fixed('checkbox', {
		choices: 'a, b',
		defaultChoices: 'a',
	}),
	'read only with the day of signing': fixed('date', { signingDate: true }),
	'read only with a formula': withFields(
		rate,
		field('number', { name: 'total', options: { readOnly: true, formula: '[[rate]] * 2' } }),
	),
	'read only and not required': fixed('textbox', { required: false }),

	// Boxes
	'as many ticks at least as at most': withFields(boxes({ minSelections: 2, maxSelections: 2 })),
	'ticks at least, with no limit': withFields(boxes({ minSelections: 1, maxSelections: 0 })),

	// Places
	'a field of two points': withFields(field('textbox', { name: 'dot', w: 2, h: 2 })),

	// Names and formulas
	'two fields without names': withSigner({
		widgets: widget(field('signature'), field('signature', { y: 300 })),
	}),
	'a formula with numbers, points and brackets': total('( {{ rate }}+1.5 )/2 - {{rate}} * 3'),

	// People
	'an access code of several digits': withSigner({ details: { accessCode: '0042' } }),
	'an approver without fields, and somebody who views': withSigners(
		signer(),
		signer({ role: 'Boss', email: 'b@example.com', signerRole: 'approver', widgets: {} }),
		signer({ role: 'Friend', email: 'c@example.com', signerRole: 'viewer', widgets: {} }),
	),
	'an approver with a field': withSigners(
		signer({ signerRole: 'approver', widgets: widget(field('date')) }),
	),

	// Options
	'a choice in a prefilled field': sendParameters({
		additionalOptions: {
			prefill: widget(field('dropdown', { name: 'plan', response: 'plus', values: 'basic, plus' })),
		},
	}),
	'one after another, strictly': sendParameters({
		additionalOptions: { signing: { sendInOrder: true, sendInOrderStrict: true } },
	}),
	'all at once, not strictly': sendParameters({
		additionalOptions: { signing: { sendInOrder: false, sendInOrderStrict: false } },
	}),
};

test.each(Object.entries(ACCEPTED))('Send accepts: %s', async (_what, parameters) => {
	const { error } = await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(SAMPLE_PDF)],
	});
	expect(error?.message).toBeUndefined();
	expect(world.server.createRequests()).toHaveLength(1);
});
