import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';

import { fieldsOf, nameOf, prefillOf, rolesOf } from '../opensign/templateFacts';
import type { NamedValue, Template, TemplateSigner, Widget } from '../opensign/shapes';
import { toDateText } from '../opensign/dateFormats';
import { fieldId, PERSON_KEYS, personId, prefillId, toMapperFields } from './templateValues';
import { isRecord, parseJson, toList, toText } from '../core/values';

export interface TemplateInput {
	signers: TemplateSigner[];
	prefill: NamedValue[];
	/** Why some of it cannot be used. */
	problems: string[];
}

/**
 * What was entered for a template, in OpenSign's form; names, choices and values are checked by `preflight/template`.
 *
 * @param lock whether people cannot change the values given for their fields
 */
export function readTemplateValues(
	context: IExecuteFunctions,
	i: number,
	template: Template,
	lock: boolean,
): TemplateInput {
	const form = context.getNodeParameter('signersInput', i) !== 'json';
	// The whole input and not its `value`: n8n would check it against the template as it was when the node was edited.
	const input = form
		? fromForm(
				context.getNodeParameter('templateValues', i, {}) as Partial<ResourceMapperValue>,
				template,
			)
		: fromJson(context.getNodeParameter('templateJson', i), template);
	return {
		...input,
		signers: withNamedPeople(template, lock ? input.signers.map(locked) : input.signers),
	};
}

function fromForm(
	{ value, schema = [] }: Partial<ResourceMapperValue>,
	template: Template,
): TemplateInput {
	const given = new Map(
		Object.entries(value ?? {}).filter(
			([, one]) => one !== null && one !== undefined && one !== '',
		),
	);
	const signers = rolesOf(template).flatMap((role): TemplateSigner[] => {
		const person = PERSON_KEYS.flatMap((key) =>
			given.has(personId(role, key)) ? [[key, toText(given.get(personId(role, key)))]] : [],
		);
		const widgets = named(fieldsOf(template, role)).flatMap(([name, widget]) =>
			given.has(fieldId(role, name))
				? [{ name, default: toFieldValue(widget, given.get(fieldId(role, name))) }]
				: [],
		);
		return person.length + widgets.length > 0
			? [{ role, ...Object.fromEntries(person), ...(widgets.length > 0 ? { widgets } : {}) }]
			: [];
	});
	const prefill = named(prefillOf(template)).flatMap(([name, widget]) =>
		given.has(prefillId(name))
			? [{ name, response: toFieldValue(widget, given.get(prefillId(name))) }]
			: [],
	);
	const known = new Set(toMapperFields(template).map(({ id }) => id));
	const gone = [...given.keys()]
		.filter((id) => !known.has(id))
		.map((id) => schema.find((one) => one.id === id)?.displayName ?? id);
	return {
		signers,
		prefill,
		// Without any role there is more to say than that.
		problems:
			known.size === 0
				? []
				: gone.map(
						(name) =>
							`Signers and Values: the template '${template.title}' has no '${name}' any more. Open the node, refresh the list of inputs, and enter the value again where it belongs.`,
					),
	};
}

function fromJson(value: unknown, template: Template): TemplateInput {
	const nothing = { signers: [], prefill: [] };
	let parsed: unknown;
	try {
		parsed = parseJson(value);
	} catch (error) {
		return {
			...nothing,
			problems: [
				`Signers and Values (JSON): this is not valid JSON (${(error as Error).message}).`,
			],
		};
	}
	const { signers = [], prefill = [] } = (
		Array.isArray(parsed) ? { signers: parsed } : isRecord(parsed) ? parsed : {}
	) as { signers?: unknown; prefill?: unknown };
	const values = isRecord(prefill) ? prefill.widgets : prefill;
	const wrong =
		!(Array.isArray(parsed) || isRecord(parsed)) ||
		!areRecords(signers) ||
		!areRecords(values) ||
		!signers.every(({ widgets = [] }) => areRecords(widgets));
	if (wrong)
		return {
			...nothing,
			problems: [
				'Signers and Values (JSON): enter an object with the arrays signers and prefill, or an array of signers. Every entry, also of widgets, must be an object.',
			],
		};
	return {
		signers: signers.map(({ role, widgets, ...person }) =>
			toSigner(template, toText(role) ?? '', person, widgets as IDataObject[] | undefined),
		),
		prefill: values.map(({ name, response, ...rest }) => ({
			...rest,
			name: toText(name) ?? '',
			response: toFieldValue(find(prefillOf(template), name), response),
		})),
		problems: [],
	};
}

function toSigner(
	template: Template,
	role: string,
	person: IDataObject,
	widgets?: IDataObject[],
): TemplateSigner {
	const fields = fieldsOf(template, role);
	// Numbers become text: OpenSign drops a signer whose phone number is no text.
	const texts = Object.fromEntries(
		Object.entries(person).map(([key, value]) => [
			key,
			typeof value === 'number' ? String(value) : value,
		]),
	);
	return {
		...texts,
		role,
		...(widgets
			? {
					widgets: widgets.map(({ name, ...rest }): NamedValue => ({
						...rest,
						name: toText(name) ?? '',
						...('default' in rest
							? { default: toFieldValue(find(fields, name), rest.default) }
							: {}),
					})),
				}
			: {}),
	};
}

const locked = (signer: TemplateSigner): TemplateSigner =>
	signer.widgets
		? { ...signer, widgets: signer.widgets.map((widget) => ({ readonly: true, ...widget })) }
		: signer;

/**
 * OpenSign wants either the roles that the template names nobody for, or all. So when something is given for a role
 * that has a person already, the template's people are added.
 */
function withNamedPeople(template: Template, signers: TemplateSigner[]): TemplateSigner[] {
	const people = (template.signers ?? []).filter(({ role, email }) => role && email);
	if (!people.some(({ role }) => signers.some((signer) => signer.role === role))) return signers;
	const completed = signers.map((signer) => {
		const person = people.find(({ role }) => role === signer.role);
		return person && !signer.email
			? { email: person.email, ...(person.name ? { name: person.name } : {}), ...signer }
			: signer;
	});
	const missing = people.filter(({ role }) => !signers.some((signer) => signer.role === role));
	return [
		...completed,
		...missing.map(({ role = '', email, name }) => ({ role, email, ...(name ? { name } : {}) })),
	];
}

const named = (fields: Widget[]) => [...new Map(fields.map((field) => [nameOf(field), field]))];

const find = (fields: Widget[], name: unknown) =>
	fields.find((field) => nameOf(field) === toText(name));

const areRecords = (value: unknown): value is IDataObject[] =>
	Array.isArray(value) && value.every(isRecord);

/** The value in the form that a field of this type takes; what does not fit stays as it is, and is refused later. */
function toFieldValue(field: Widget | undefined, value: unknown): unknown {
	const choices = field?.options?.values;
	if (field?.type === 'checkbox')
		return Array.isArray(choices) && choices.map(String).includes(String(value))
			? [String(value)]
			: toList(value);
	if (field?.type === 'number' && value !== '' && Number.isFinite(Number(value)))
		return Number(value);
	if (field?.type === 'date') return toDateText(value, field.options?.format);
	return typeof value === 'string' ? value : String(value ?? '');
}
