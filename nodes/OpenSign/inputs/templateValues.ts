import {
	collecting,
	isNothing,
	naming,
	readEach,
	readList,
	readNumber,
	readText,
	within,
	WrongValue,
} from '../core/inputs';
import { isWidgetType } from '../opensign/shapes';
import type { NamedValue, Template, TemplateSigner, Widget } from '../opensign/shapes';
import { fieldsOf, nameOf, prefillOf, rolesOf } from '../opensign/templateFacts';
import { readDateText } from './dateText';
import { signerLabel } from './signers';
import { fieldId, PERSON, personId, prefillId, toMapperFields } from './templateForm';
import type { TemplateForm } from './templateForm';
import type { TemplateJson } from './templateJson';
import { readWidgetOptions } from './widgetOptions';

/** What was entered for a template, in OpenSign's form; names and choices are not checked yet. */
export interface TemplateValues {
	signers: TemplateSigner[];
	prefill: NamedValue[];
	/** Why some of it cannot be used, a sentence each. */
	problems: string[];
}

/**
 * What was entered, as the template's fields take it.
 *
 * @param lock whether people cannot change the values given for their fields
 * @param zone the workflow's time zone, an IANA name
 */
export function toTemplateValues(
	entered: TemplateForm | TemplateJson,
	template: Template,
	lock: boolean,
	zone: string,
): TemplateValues {
	const values =
		'given' in entered ? fromForm(entered, template, zone) : fromJson(entered, template, zone);
	const signers = lock ? values.signers.map(toLocked) : values.signers;
	const problems = [...values.problems, ...findNameless(template, signers)];
	return { ...values, problems, signers: withNamedPeople(template, signers) };
}

/** Fields by name; of those with the same name, the last one. */
const byName = (fields: Widget[]) => [...new Map(fields.map((one) => [nameOf(one), one])).values()];

function fromForm(
	{ given, labels }: TemplateForm,
	template: Template,
	zone: string,
): TemplateValues {
	const { collect, problems } = collecting();
	const signers: TemplateSigner[] = [];
	for (const role of rolesOf(template)) {
		collect(() => {
			const signer = within(signerLabel(signers.length, role), () =>
				readRole(role, given, template, zone),
			);
			if (Object.keys(signer).length > 1) signers.push(signer);
		});
	}
	const prefill: NamedValue[] = [];
	for (const widget of byName(prefillOf(template))) {
		const name = nameOf(widget);
		const value = given.get(prefillId(name));
		if (value === undefined) continue;
		collect(() => {
			const response = within(`Prefill value '${name}'`, () => readValue(widget, value, zone));
			prefill.push({ name, response });
		});
	}
	problems.push(...findGone(template, given, labels));
	return { signers, prefill, problems };
}

/** What was given for a role: the person, and values for the fields. */
function readRole(
	role: string,
	given: Map<string, unknown>,
	template: Template,
	zone: string,
): TemplateSigner {
	const signer: TemplateSigner = { role };
	const { collect, problems } = collecting();
	for (const { key, input, label } of PERSON) {
		const value = given.get(personId(role, key));
		if (value === undefined) continue;
		collect(() => {
			Object.assign(signer, { [key]: naming(label, () => input.take(value, zone)) });
		});
	}
	const widgets: NamedValue[] = [];
	for (const widget of byName(fieldsOf(template, role))) {
		const name = nameOf(widget);
		const value = given.get(fieldId(role, name));
		if (value === undefined) continue;
		collect(() => {
			const preset = within(`field '${name}'`, () => readValue(widget, value, zone));
			widgets.push({ name, default: preset });
		});
	}
	if (problems.length > 0) throw new WrongValue(problems, true);
	return widgets.length > 0 ? { ...signer, widgets } : signer;
}

/** What was entered for something that the template has no more. */
function findGone(
	template: Template,
	given: Map<string, unknown>,
	labels: Map<string, string>,
): string[] {
	const known = new Set(toMapperFields(template).map(({ id }) => id));
	// Without any role there is more to say than that.
	if (known.size === 0) return [];
	const gone = [...given.keys()].filter((id) => !known.has(id));
	return gone.map(
		(id) =>
			`Signers and Values: the template '${template.title}' has no '${labels.get(id) ?? id}' any more. Open the node, refresh the list of inputs, and enter the value again where it belongs.`,
	);
}

function fromJson(
	{ signers, prefill }: TemplateJson,
	template: Template,
	zone: string,
): TemplateValues {
	const { collect, problems } = collecting();
	const read: TemplateValues = { signers: [], prefill: [], problems };
	signers.forEach((signer, k) => {
		collect(() => {
			read.signers.push(
				within(signerLabel(k, signer.role), () => readDefaults(signer, template, zone)),
			);
		});
	});
	for (const { name, response, ...rest } of prefill) {
		collect(() => {
			const widget = prefillOf(template).find((one) => nameOf(one) === name);
			const value = within(`Prefill value '${name}'`, () => readValue(widget, response, zone));
			read.prefill.push({ ...rest, name, response: value });
		});
	}
	return read;
}

const toLocked = (signer: TemplateSigner): TemplateSigner =>
	signer.widgets
		? { ...signer, widgets: signer.widgets.map((widget) => ({ readonly: true, ...widget })) }
		: signer;

/**
 * OpenSign wants either the roles that the template names nobody for, or all. So when something is given for a role
 * that has a person already, the template's people are added.
 */
function withNamedPeople(template: Template, signers: TemplateSigner[]): TemplateSigner[] {
	const people = (template.signers ?? []).filter(({ role, email }) => role && email);
	const isGiven = (role?: string) => signers.some((signer) => signer.role === role);
	if (!people.some(({ role }) => isGiven(role))) return signers;

	const completed = signers.map((signer) => {
		const person = people.find(({ role }) => role === signer.role);
		return person && !signer.email ? { ...toNamed(person), ...signer } : signer;
	});
	const missing = people.filter(({ role }) => !isGiven(role));
	return [
		...completed,
		...missing.map((person) => ({ ...toNamed(person), role: person.role ?? '' })),
	];
}

/** Another name for a role that the template names a person for, without an address: a hole in the data. */
function findNameless(template: Template, signers: TemplateSigner[]): string[] {
	return signers.flatMap(({ role, name, email }, k) => {
		const person = template.signers.find((one) => one.role === role);
		if (!name || email || !person?.email || person.name === name) return [];
		return [
			`${signerLabel(k, role)}: the name '${name}' is given without an e-mail address, so the document would go to ${person.email}, whom the template names. Enter the address, or leave the name empty.`,
		];
	});
}

const toNamed = ({ email, name }: { email?: string; name?: string }) =>
	name ? { email, name } : { email };

/** The values of a signer's fields, and what is to replace their options, each as its field takes it. */
function readDefaults(signer: TemplateSigner, template: Template, zone: string): TemplateSigner {
	if (signer.widgets === undefined) return signer;
	const fields = fieldsOf(template, signer.role);
	const widgets = readEach(signer.widgets, (value) => {
		const widget = fields.find((one) => nameOf(one) === value.name);
		// A name that the template does not have is refused later, with those that it has.
		return widget ? within(`field '${value.name}'`, () => readNamed(widget, value, zone)) : value;
	});
	return { ...signer, widgets };
}

function readNamed(widget: Widget, value: NamedValue, zone: string): NamedValue {
	const { name, default: preset, ...rest } = value;
	const { collect, problems } = collecting();
	const read: NamedValue = { name };
	// Of a type that is newer than this package, nothing is known.
	if (isWidgetType(widget.type)) {
		const { type } = widget;
		collect(() => Object.assign(read, readWidgetOptions(type, rest, zone)));
	} else {
		Object.assign(read, rest);
	}
	if (!isNothing(preset)) collect(() => (read.default = readValue(widget, preset, zone)));
	if (problems.length > 0) throw new WrongValue(problems, false);
	return read;
}

/**
 * A value in the form that its field takes; empty text where nothing was given.
 *
 * @param widget the template's field; undefined where it has none of the name, which is refused later
 * @throws WrongValue where it is of another kind than the field
 */
function readValue(widget: Widget | undefined, value: unknown, zone: string): unknown {
	if (isNothing(value)) return '';
	switch (widget?.type) {
		case 'checkbox':
			return readTicked(widget, value, zone);
		case 'number':
			return readNumber()(value, zone);
		case 'date':
			return readDateText(widget.options?.format)(value, zone);
		default:
			return readText(value, zone);
	}
}

/** A choice may have a comma in it: text that is one is one. */
function readTicked({ options }: Widget, value: unknown, zone: string): string[] {
	const choices = Array.isArray(options?.values) ? options.values.map(String) : [];
	const isOne = typeof value === 'string' && choices.includes(value.trim());
	return isOne ? [value.trim()] : readList(value, zone);
}
