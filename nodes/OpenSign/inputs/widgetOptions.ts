import { field, isNothing, mapField, naming, options, readKeys, text } from '../core/inputs';
import type { Field, Fields } from '../core/inputs';
import type { WidgetOptions, WidgetType } from '../opensign/shapes';
import { readDateText } from './dateText';
import { ANY_OPTIONS, optionsOf, type WidgetOption } from './widgetOptionTable';

/** The options of a type of field in n8n's form: a collection that holds just what the type has. */
export function widgetOptionsForm(type: WidgetType): Field<WidgetOptions> {
	const inside = Object.fromEntries(optionsOf(type).map(({ api, input }) => [api, input]));
	const form = options('options', { displayName: 'Options' }, inside);
	return field(form.property, (value, zone) => {
		const given = toWidgetOptions(form.take(value, zone));
		return type === 'date' ? withDefaultDate(given, 'Default Value', zone) : given;
	});
}

/**
 * Options of a field whose type only the PDF's form says. Whether its type has them is known later (`sending/placing`).
 */
export const anyOptionsForm: Field<WidgetOptions> = mapField(
	options(
		'formFieldOptions',
		{ displayName: 'Options', description: "What is not added here is as the PDF's form has it" },
		Object.fromEntries(ANY_OPTIONS.map(({ api, input }) => [api, input])),
	),
	toWidgetOptions,
);

/** An input left empty means that the option is not set: OpenSign takes an empty default for a given one. */
function toWidgetOptions(given: Record<string, unknown>): WidgetOptions {
	const set: WidgetOptions = {};
	const nested: Record<string, Record<string, unknown>> = {};
	for (const [api, value] of Object.entries(given)) {
		if (value === '') continue;
		const [first, second] = api.split('.');
		if (second === undefined) {
			set[first] = value;
		} else {
			nested[first] = { ...nested[first], [second]: value };
			set[first] = nested[first];
		}
	}
	return set;
}

/**
 * The options of a type of field in OpenSign's own form, by the API's names; of any type where only the PDF's form says
 * which it is.
 *
 * @throws WrongValue that names the options with wrong values, and those that the type does not have
 */
export function readWidgetOptions(
	type: WidgetType | undefined,
	value: unknown,
	zone: string,
): WidgetOptions {
	const name = text('name', { displayName: 'Name' });
	const has = type === undefined ? ANY_OPTIONS : optionsOf(type);
	const given: WidgetOptions = readKeys(value, { name, ...apiFields(has) }, zone);
	return type === 'date' ? withDefaultDate(given, 'default', zone) : given;
}

/** The default of a date field, written in the format that stands beside it. */
function withDefaultDate(options: WidgetOptions, label: string, zone: string): WidgetOptions {
	const { default: preset, ...others } = options;
	if (isNothing(preset)) return others;
	const date = naming(label, () => readDateText(options.format)(preset, zone));
	return { ...others, default: date };
}

function apiFields(has: WidgetOption[]): Fields {
	const fields: Fields = {};
	const nested: Record<string, Fields> = {};
	for (const { api, input } of has) {
		const [first, second] = api.split('.');
		if (second === undefined) fields[first] = input;
		else nested[first] = { ...nested[first], [second]: input };
	}
	for (const [name, inside] of Object.entries(nested)) {
		const property = { displayName: name, name, type: 'json' as const, default: '' };
		fields[name] = field(property, (value, zone) => readKeys(value, inside, zone));
	}
	return fields;
}
