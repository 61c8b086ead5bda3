import type { IDataObject } from 'n8n-workflow';

import type { Widget } from '../../../dev/opensign-server';
import { signature, useWorld } from '../../harness/world';
import { byJson, useAgreement, widget } from './agreement';

const world = useWorld();
const { run, use, body } = useAgreement(world);

/** Sends a template of one role with these fields, for Anna, whose fields get these values; what the error says. */
async function said(fields: Widget[], values: IDataObject[]): Promise<string | undefined> {
	use({ title: 'Fields', signers: [{ role: 'Employee', widgets: [signature, ...fields] }] });
	const signer = { role: 'Employee', email: 'anna@example.com', widgets: values };
	const { error } = await run(byJson([signer]));
	expect(world.server.createRequests()).toHaveLength(error ? 0 : 1);
	return error?.message;
}

const locked = (name: string) => widget('textbox', { name, required: true, readonly: true });
const number = (name: string) => widget('number', { name });

describe('formulas', () => {
	test('with the numbers of the template, of whomever', async () => {
		const formula = { name: 'total', formula: '{{days}} * 2' };
		expect(await said([number('days'), number('total')], [formula])).toBeUndefined();
		expect(body()).toMatchObject({ signers: [{ widgets: [formula] }] });
	});

	test('with a field that is no number', async () => {
		const fields = [widget('textbox', { name: 'city' }), number('days'), number('total')];
		expect(await said(fields, [{ name: 'total', formula: '{{days}} * {{city}}' }])).toBe(
			"The formula of the field 'total' uses 'city', which is not another number field. There are: days.",
		);
	});

	test('none', async () => {
		const values = [{ name: 'total', default: 1, formula: '' }];
		expect(await said([number('total')], values)).toBeUndefined();
	});
});

test('the day of signing', async () => {
	const start = widget('date', { name: 'start', format: 'dd.mm.yyyy' });
	expect(await said([start], [{ name: 'start', signing_date: true }])).toBeUndefined();
});

test('a choice that is left empty', async () => {
	const site = widget('dropdown', { name: 'site', values: ['Berlin', 'Paris'] });
	expect(await said([site], [{ name: 'site', default: '' }])).toBeUndefined();
});

test('a value for a role that has no fields', async () => {
	expect(await said([], [{ name: 'city', default: 'Rome' }])).toBe(
		"Signer 1 (Employee): the template has no field 'city' for this role that can be filled in. It has none. OpenSign would ignore the value silently.",
	);
});

test('one of two values that are required', async () => {
	const fields = [locked('salary'), locked('grade')];
	expect(await said(fields, [{ name: 'salary', default: '1' }])).toBe(
		"Signer 1 (Employee): no value is given for 'grade', which the template requires and this person cannot fill in. Enter one.",
	);
});

test('one of two values that must be prefilled', async () => {
	const prefill = ['company', 'city'].map((name) => widget('textbox', { name, required: true }));
	use({ title: 'Strict', signers: [{ role: 'Employee', widgets: [signature] }], prefill });
	const signers = [{ role: 'Employee', email: 'anna@example.com' }];
	const values = [{ name: 'company', response: 'A Ltd' }];
	const { error } = await run(byJson({ signers, prefill: values }));
	expect(error?.message).toBe(
		"Prefill: no value is given for 'city', which the template requires. Enter one.",
	);
});
