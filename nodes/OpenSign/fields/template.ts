import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { NamedValue, Template, TemplateSigner, Widget } from '../types/opensign';
import { fieldsOf, prefillOf } from '../preflight/template';
import { locatorField, readId } from './locator';
import { toPerson } from './readSigners';
import { personFields, signerDetails } from './signers';
import { toList } from './values';

/** Picks a template: from the account's list, or by its id. */
export const templateField = locatorField({
	displayName: 'Template',
	name: 'templateId',
	description: 'The template, of the same environment as the credential',
	searchListMethod: 'searchTemplates',
	placeholder: 'e.g. x1Hbnms2Pg',
});

export const readTemplateId = (context: IExecuteFunctions, i: number) => readId(context, i, templateField);

const dependsOnTemplate = { loadOptionsDependsOn: ['templateId.value'] };

/** The people and values for a template. */
export const templateSignerFields: INodeProperties[] = [
	{
		displayName: 'Signers',
		name: 'signers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Signer', sortable: true },
		placeholder: 'Add Signer',
		default: {},
		description: 'A person for each role of the template. A role that already names a person in the template may be left out.',
		options: [
			{
				displayName: 'Signer',
				name: 'signer',
				values: [
					{ displayName: 'Role Name or ID', name: 'role', type: 'options', typeOptions: { ...dependsOnTemplate, loadOptionsMethod: 'getTemplateRoles' }, default: '', description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>' },
					personFields.name,
					personFields.email,
					{ ...personFields.signerRole, default: '', options: [{ name: 'As in Template', value: '' }, ...(personFields.signerRole.options ?? [])] },
					{
						displayName: 'Field Values',
						name: 'widgets',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Field Value' },
						placeholder: 'Add Field Value',
						default: {},
						description: "Values for this role's fields, which the person sees filled in",
						options: [
							{
								displayName: 'Field Value',
								name: 'widget',
								values: [
									{ displayName: 'Field Name or ID', name: 'name', type: 'options', typeOptions: { ...dependsOnTemplate, loadOptionsMethod: 'getTemplateFields' }, default: '', description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>' },
									{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'What the field holds at first; for a checkbox one or more of its choices, separated by commas' },
									{ displayName: 'Read Only', name: 'readonly', type: 'boolean', default: false, description: 'Whether the person cannot change the value' },
								],
							},
						],
					},
					signerDetails(false),
				],
			},
		],
	},
	{
		displayName: 'Prefill Values',
		name: 'prefill',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Prefill Value' },
		placeholder: 'Add Prefill Value',
		default: {},
		description: "Values for the template's prefill fields, which are written into the PDF before anyone gets it",
		options: [
			{
				displayName: 'Prefill Value',
				name: 'widget',
				values: [
					{ displayName: 'Field Name or ID', name: 'name', type: 'options', typeOptions: { ...dependsOnTemplate, loadOptionsMethod: 'getTemplatePrefill' }, default: '', description: 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'What is written; for a checkbox one or more of its choices, separated by commas' },
				],
			},
		],
	},
];

/** The form's signers in OpenSign's form; values become what the template's field of that name takes. */
export function toTemplateSigners(entries: IDataObject[], template: Template): TemplateSigner[] {
	return entries.map((entry) => {
		const role = String(entry.role ?? '').trim();
		const fields = fieldsOf(template, role);
		const values = ((entry.widgets as IDataObject | undefined)?.widget ?? []) as IDataObject[];
		const widgets = values.map(({ name, value, readonly }): NamedValue => ({ name: String(name).trim(), default: toFieldValue(find(fields, name), value), ...(readonly ? { readonly } : {}) }));
		return { role, ...toPerson(entry), ...(widgets.length > 0 ? { widgets } : {}) };
	});
}

export function toPrefillValues(entries: IDataObject[], template: Template): NamedValue[] {
	return entries.map(({ name, value }) => ({ name: String(name).trim(), response: toFieldValue(find(prefillOf(template), name), value) }));
}

const find = (fields: Widget[], name: unknown) => fields.find(({ options }) => options?.name === String(name).trim());

function toFieldValue(field: Widget | undefined, value: unknown): unknown {
	if (field?.type === 'checkbox') return toList(value);
	if (field?.type === 'number' && value !== '' && Number.isFinite(Number(value))) return Number(value);
	return typeof value === 'string' ? value : String(value ?? '');
}
