import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { describeKind, field, isNothing, isRecord, WrongValue } from '../core/inputs';
import type { Field } from '../core/inputs';
import type { Template, TemplateSigner, Widget } from '../opensign/shapes';
import {
	fieldsOf,
	mustBeGiven,
	mustBePrefilled,
	nameOf,
	prefillOf,
	rolesOf,
} from '../opensign/templateFacts';
import { accessCodeInput, emailInput, nameInput, personDetails, taskInput } from './person';

/** What can be given for the person of a role. */
interface PersonInput {
	/** The API's name. */
	key: Exclude<keyof TemplateSigner, 'widgets' | 'role'>;
	label: string;
	/** Whether it is left out of the form at first. */
	hidden?: boolean;
	options?: INodePropertyOptions[];
	input: Field<string>;
}

const TASKS: INodePropertyOptions[] = [
	{ name: 'Sign', value: 'signer' },
	{ name: 'Approve', value: 'approver' },
	{ name: 'View', value: 'viewer' },
];

export const PERSON: PersonInput[] = [
	{ key: 'name', label: 'Name', input: nameInput },
	{ key: 'email', label: 'Email', input: emailInput },
	{ key: 'phone', label: 'Phone', input: personDetails.phone },
	{ key: 'access_code', label: 'Access Code (Digits)', hidden: true, input: accessCodeInput },
	{ key: 'company', label: 'Company', hidden: true, input: personDetails.company },
	{ key: 'job_title', label: 'Job Title', hidden: true, input: personDetails.job_title },
	{ key: 'signer_role', label: 'Asked To', hidden: true, options: TASKS, input: taskInput },
];

/** n8n's editor addresses an input as `value["id"]`, so these must not stand in an id. */
const toId = (...parts: string[]) => parts.join('.').replace(/["\\[\]%]/g, encodeURIComponent);

export const personId = (role: string, key: string) => toId('role', role, key);
export const fieldId = (role: string, name: string) => toId('field', role, name);
export const prefillId = (name: string) => toId('prefill', name);

/** An input for each thing that the template leaves open, in the template's order: role by role, then the prefill. */
export function toMapperFields(template: Template): ResourceMapperField[] {
	const fields = [
		...rolesOf(template).flatMap((role) => [
			...personFields(template, role),
			...valueFields(template, role),
		]),
		...prefillFields(template),
	];
	// One input for fields of the same name.
	return [...new Map(fields.map((one) => [one.id, one])).values()];
}

function personFields(template: Template, role: string): ResourceMapperField[] {
	const person = template.signers?.find((signer) => signer.role === role);
	return PERSON.map(({ key, label, hidden = false, options }): ResourceMapperField => {
		const one: ResourceMapperField = {
			...plainField(personId(role, key), labelOf(role, key, label, person?.email)),
			removed: hidden,
		};
		return options === undefined ? one : { ...one, type: 'options', options };
	});
}

/** Whose address is asked for: OpenSign uses the person that the template names, if nobody is given. */
function labelOf(role: string, key: PersonInput['key'], label: string, email?: string): string {
	if (key !== 'email') return `${role}: ${label}`;
	return email ? `${role} (${email}): ${label}` : needed(`${role}: ${label}`);
}

/** Not by n8n's own mark: its error would name the input by its id, such as `role.Employee.email`. */
const needed = (label: string) => `${label} *`;

const valueFields = (template: Template, role: string): ResourceMapperField[] =>
	fieldsOf(template, role).map((widget) => {
		const name = nameOf(widget);
		const shown = toMapperField(fieldId(role, name), `${role}: ${name}`, widget);
		return mustBeGiven(widget) ? { ...shown, displayName: needed(shown.displayName) } : shown;
	});

const prefillFields = (template: Template): ResourceMapperField[] =>
	prefillOf(template).map((widget) => {
		const name = nameOf(widget);
		const shown = toMapperField(prefillId(name), `Prefill: ${name}`, widget);
		return mustBePrefilled(widget) ? { ...shown, displayName: needed(shown.displayName) } : shown;
	});

const plainField = (id: string, displayName: string): ResourceMapperField => ({
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
	const plain = plainField(id, label);
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
			return { ...plain, displayName: withChoices(label, choices) };
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

/** n8n cuts longer labels off; an error about a wrong choice names them all. */
const LONGEST_LABEL = 44;

function withChoices(label: string, choices: string[]): string {
	const all = `${label} (any of: ${choices.join(', ')})`;
	return all.length <= LONGEST_LABEL ? all : `${label} (several, with commas)`;
}

/** What was entered into a template's form. */
export interface TemplateForm {
	/** By the ids of `toMapperFields`; without what is empty. */
	given: Map<string, unknown>;
	/** What the inputs were called when they were filled in, by id. */
	labels: Map<string, string>;
}

/**
 * The form of a template, made from the template itself. It is read as a whole and not by its `value`: n8n would check
 * that against the template as it was when the node was edited.
 */
export const templateForm = field<TemplateForm>(
	{
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
	},
	(mapper) => {
		const { value, schema } = toRecord(mapper);
		const entries = Object.entries(toRecord(value));
		return {
			given: new Map(entries.filter(([, one]) => !isNothing(one))),
			labels: new Map((Array.isArray(schema) ? schema : []).filter(isRecord).map(toLabel)),
		};
	},
);

function toRecord(value: unknown): Record<string, unknown> {
	if (isNothing(value)) return {};
	if (isRecord(value)) return value;
	throw new WrongValue([
		`${describeKind(value)} is not what this form holds. Fill in the form, or choose JSON under Signers From.`,
	]);
}

const toLabel = ({ id, displayName }: Record<string, unknown>): [string, string] => [
	String(id),
	String(displayName),
];
