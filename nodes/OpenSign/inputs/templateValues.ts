import type { INodeProperties, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import {
	fieldsOf,
	mustBeGiven,
	mustBePrefilled,
	nameOf,
	prefillOf,
} from '../opensign/templateFacts';
import type { Template, Widget } from '../opensign/shapes';
import { personFields } from './signers';

/** What can be given for the person of a role: the API's name, the input's label, and whether it is shown at first. */
const PERSON: Array<{
	key: string;
	label: string;
	hidden?: boolean;
	options?: INodePropertyOptions[];
}> = [
	{ key: 'name', label: 'Name' },
	{ key: 'email', label: 'Email' },
	{ key: 'phone', label: 'Phone' },
	{ key: 'access_code', label: 'Access Code (Digits)', hidden: true },
	{ key: 'company', label: 'Company', hidden: true },
	{ key: 'job_title', label: 'Job Title', hidden: true },
	{
		key: 'signer_role',
		label: 'Task',
		hidden: true,
		options: personFields.signerRole.options as INodePropertyOptions[],
	},
];

/** n8n's editor addresses an input as `value["id"]`, so these must not stand in an id. */
const toId = (...parts: string[]) => parts.join('.').replace(/["\\[\]%]/g, encodeURIComponent);

export const PERSON_KEYS = PERSON.map(({ key }) => key);
export const personId = (role: string, key: string) => toId('role', role, key);
export const fieldId = (role: string, name: string) => toId('field', role, name);
export const prefillId = (name: string) => toId('prefill', name);

/** An input for each thing that the template leaves open, in the template's order: role by role, then the prefill. */
export function toMapperFields(template: Template): ResourceMapperField[] {
	const roles = (template.signers ?? []).filter(({ role }) => role);
	const fields = roles.flatMap(({ role = '', email }) => [
		...PERSON.map(({ key, label, hidden = false, options }) => ({
			...field(personId(role, key), `${role}: ${label}`),
			...(options ? { type: 'options' as const, options } : {}),
			// OpenSign uses the person that the template names, if nobody is given.
			required: key === 'email' && !email,
			removed: hidden,
		})),
		...fieldsOf(template, role).map((widget) => ({
			...toMapperField(fieldId(role, nameOf(widget)), `${role}: ${nameOf(widget)}`, widget),
			required: mustBeGiven(widget),
		})),
	]);
	const prefill = prefillOf(template).map((widget) => ({
		...toMapperField(prefillId(nameOf(widget)), `Prefill: ${nameOf(widget)}`, widget),
		required: mustBePrefilled(widget),
	}));
	return [...new Map([...fields, ...prefill].map((one) => [one.id, one])).values()];
}

const field = (id: string, displayName: string): ResourceMapperField => ({
	id,
	displayName,
	defaultMatch: false,
	canBeUsedToMatch: false,
	required: false,
	display: true,
	type: 'string',
});

function toMapperField(
	id: string,
	label: string,
	{ type, options = {} }: Widget,
): ResourceMapperField {
	const choices = Array.isArray(options.values) ? options.values.map(String) : [];
	const plain = field(id, label);
	switch (type) {
		case 'dropdown':
		case 'radio button':
			return {
				...plain,
				type: 'options',
				options: choices.map((value) => ({ name: value, value })),
			};
		case 'checkbox':
			// n8n has no input for several choices here.
			return { ...plain, displayName: `${label} (any of: ${choices.join(', ')})` };
		case 'number':
			return { ...plain, type: 'number' };
		case 'date':
			return { ...plain, type: 'dateTime' };
		case 'image':
			return { ...plain, displayName: `${label} (image as base64)` };
		default:
			return plain;
	}
}

/** The form of a template, made from the template itself. */
export const templateValuesField: INodeProperties = {
	displayName: 'Signers and Values',
	name: 'templateValues',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['templateId.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateInputs',
			mode: 'add',
			valuesLabel: "The Template's Roles and Fields",
			fieldWords: { singular: 'detail of a person', plural: 'inputs' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
			refreshStaleSchemaOnOpen: true,
			noFieldsError: 'Pick a template that has roles; its inputs appear here.',
		},
	},
	description:
		'A person for each role of the template, and values for its fields. What is left empty stays as in the template: a role may be left out if the template names a person for it.',
};

/** The same as JSON, for a number of people or fields that changes from item to item. */
export const templateJsonField: INodeProperties = {
	displayName: 'Signers and Values (JSON)',
	name: 'templateJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default:
		'{\n  "signers": [\n    {\n      "role": "Tenant",\n      "name": "Anna Example",\n      "email": "anna@example.com",\n      "widgets": [{ "name": "move-in date", "default": "2026-12-01" }]\n    }\n  ],\n  "prefill": [{ "name": "rent", "response": "900" }]\n}',
	description:
		"Object with signers (each with role, name, email, and widgets of name and default), and prefill (each with name and response), in OpenSign's own form. A plain array is taken as the signers.",
};
