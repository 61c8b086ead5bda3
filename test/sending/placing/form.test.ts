import type { IDataObject } from 'n8n-workflow';

import { toDateFormat, typeOf } from '../../../nodes/OpenSign/sending/placing/formTypes';
import type { FormField } from '../../../nodes/OpenSign/pdf/formFields';
import { signature, useWorld } from '../../harness/world';
import { alikeNames, form } from './pdfs';
import { usePlacing } from './run';

const world = useWorld();
const { arrived, withFields, withJson, run } = usePlacing(world);

const byForm = (formFieldName: string, changes: IDataObject = {}) => ({
	placeBy: 'formField',
	formFieldName,
	...changes,
});
const box = (page: number, x: number, y: number, w: number, h: number) => ({ page, x, y, w, h });
const optional = (name: string) => ({ name, required: false });

/** What the whole form becomes. */
const WHOLE = [
	{ type: 'name', ...box(1, 72, 100, 200, 20), options: optional('tenant.fullName') },
	{ type: 'email', ...box(1, 72, 130, 200, 20), options: optional('tenant.E-Mail') },
	{ type: 'company', ...box(1, 72, 160, 200, 20), options: optional('Firma') },
	{
		type: 'textbox',
		...box(1, 72, 190, 200, 20),
		options: { name: 'iban', required: true, regularexpression: '/^.{0,22}$/' },
	},
	{
		type: 'textbox',
		...box(1, 72, 220, 200, 20),
		options: { ...optional('contract'), readonly: true, default: 'C-17' },
	},
	{
		type: 'checkbox',
		...box(1, 72, 250, 12, 12),
		options: { ...optional('pets'), values: ['Yes'], selectedvalues: [], hidelabel: true },
	},
	{
		type: 'radio button',
		...box(1, 72, 280, 112, 12),
		options: { ...optional('payment'), values: ['monthly', 'yearly'], layout: 'horizontal' },
	},
	{
		type: 'dropdown',
		...box(1, 72, 310, 100, 20),
		options: { ...optional('rooms'), values: ['one', 'two'], default: 'two' },
	},
	{ type: 'textbox', ...box(1, 72, 400, 80, 20), options: optional('place') },
	{ type: 'textbox', ...box(2, 72, 400, 80, 20), options: optional('place 2') },
	{
		type: 'date',
		...box(2, 72, 100, 90, 20),
		options: { ...optional('from'), format: 'dd.mm.yyyy' },
	},
	{ type: 'signature', ...box(2, 72, 130, 150, 40), options: { name: 'tenant.signature' } },
];

test('a whole form', async () => {
	expect(await arrived(await form(), withFields({ placeBy: 'allFormFields' }))).toEqual(WHOLE);
});

test('JSON: a whole form', async () => {
	const fields = await arrived(await form(), withJson({ place: { by: 'allFormFields' } }));
	expect(fields).toEqual(WHOLE);
});

test('a whole form, but for what others have', async () => {
	const { error } = await run(await form(), {
		signersInput: 'json',
		signersJson: JSON.stringify([
			{ email: 'a@example.com', widgets: [{ place: { by: 'allFormFields' } }] },
			{
				email: 'b@example.com',
				widgets: [
					{ place: { by: 'formField', name: 'TENANT.signature' } },
					{ place: { by: 'formField', name: 'iban' } },
				],
			},
		]),
	});
	// Only the second one has the signature now.
	expect(error?.message).toBe(
		'Signer 1 has no signature field. Enter the text of the PDF beside which they sign, or a place under Signature, or add a field; or set Asked To to Approve or View.',
	);
});

test('names that are made up are not those of other form fields', async () => {
	const fields = await arrived(
		await alikeNames(),
		withFields({ ...signature, y: 300 }, { placeBy: 'allFormFields' }),
	);
	const names = fields.slice(1).map(({ options }) => options?.name);
	expect(names).toEqual(['place', 'place 3', 'place 2']);
});

test('a field of the form is what it is there', async () => {
	const fields = await arrived(
		await form(),
		withFields(signature, byForm('iban'), byForm('tenant.signature'), byForm('payment')),
	);
	const named = (name: string) => WHOLE.find(({ options }) => options.name === name);
	expect(fields).toEqual([signature, ...['iban', 'tenant.signature', 'payment'].map(named)]);
});

test('what is entered counts more than what the form says', async () => {
	const options = { required: false, pattern: '/^DE/', hint: 'IBAN', color: 'blue' };
	const fields = await arrived(
		await form(),
		withFields(
			signature,
			byForm('iban', { name: 'account', formFieldOptions: options }),
			byForm('contract', { formFieldType: 'number', formFieldOptions: { readOnly: false } }),
		),
	);
	expect(fields.map(({ type, options: sent }) => [type, sent])).toEqual([
		['signature', undefined],
		[
			'textbox',
			{
				name: 'account',
				required: false,
				regularexpression: '/^DE/',
				hint: 'IBAN',
				color: 'blue',
			},
		],
		['number', { ...optional('contract'), readonly: false }],
	]);
});

test('JSON: options of any type, and a type of its own', async () => {
	const where = (name: string) => ({ place: { by: 'formField', name } });
	const fields = await arrived(
		await form(),
		withJson(
			signature,
			{ ...where('iban'), options: { required: false } },
			{ ...where('from'), type: 'textbox', options: { name: 'day', default: 'today' } },
		),
	);
	expect(fields.map(({ type, options }) => [type, options])).toEqual([
		['signature', undefined],
		['textbox', { name: 'iban', required: false, regularexpression: '/^.{0,22}$/' }],
		['textbox', { name: 'day', required: false, default: 'today' }],
	]);
});

test('prefilled: place, name and choices of the form', async () => {
	const { error } = await run(await form(), {
		additionalOptions: {
			prefill: {
				widget: [
					byForm('rooms', { type: 'dropdown', response: 'one' }),
					byForm('contract', { type: 'textbox', name: 'number', response: 'C-18' }),
				],
			},
		},
	});
	expect(error?.message).toBeUndefined();
	const { prefill } = world.server.createRequests()[0].body as { prefill: object };
	expect(prefill).toMatchObject({
		widgets: [
			{
				type: 'dropdown',
				...box(1, 72, 310, 100, 20),
				options: { name: 'rooms', values: ['one', 'two'], response: 'one' },
			},
			{
				type: 'textbox',
				...box(1, 72, 220, 200, 20),
				options: { name: 'number', response: 'C-18' },
			},
		],
	});
});

const text = (name: string, label = ''): FormField => ({
	name,
	kind: 'text',
	box: { x: 0, y: 0, w: 1, h: 1 },
	label,
	value: '',
	choices: [],
	isRequired: false,
	isReadOnly: false,
});

test.each([
	['name', 'name', ''],
	['name', 'tenant.full_name', ''],
	['name', 'form1[0].page[0].FullName[0]', ''],
	['name', 'Text1', 'Nom et prénom'],
	['name', 'Imię i nazwisko', ''],
	['email', 'E-Mail-Adresse', ''],
	['email', 'correo electrónico', ''],
	['company', 'Text2', 'Société'],
	['company', 'companyName', ''],
	['job title', 'Position', ''],
	['job title', 'f.jobTitle', ''],
	['textbox', 'first name', ''],
	['textbox', 'Project name', ''],
	['textbox', 'emailed on', ''],
	['textbox', '', ''],
])('%s by the name %j and the label %j', (type, name, label) => {
	expect(typeOf(text(name, label))).toBe(type);
});

test.each([
	['mm/dd/yyyy', 'mm/dd/yyyy'],
	['m/d/yy', 'mm/dd/yyyy'],
	['d.m.yy', 'dd.mm.yyyy'],
	['dd-mmm-yy', 'dd-mm-yyyy'],
	['yyyy-mm-dd', 'yyyy-mm-dd'],
	['yy/mm/dd', 'yyyy-mm-dd'],
	['mmmm d, yyyy', 'mmmm dd, yyyy'],
	['mm/yy', 'yyyy-mm-dd'],
])('the date format %s is %s', (acrobats, format) => {
	expect(toDateFormat(acrobats)).toBe(format);
});
