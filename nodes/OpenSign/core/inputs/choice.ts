import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { describe, describeKind, isNothing } from './describe';
import { field, propertiesOf, readTogether, WrongValue } from './input';
import type { About, Field, Input, Inputs, Read, Reader } from './input';
import { showFor } from './show';

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

/** Yes or no, also as spreadsheets and databases write it; undefined for anything else. */
function flagOf(value: unknown): boolean | undefined {
	const isPlain = ['boolean', 'number', 'string'].includes(typeof value);
	const word = isPlain ? String(value).trim().toLowerCase() : '';
	if (TRUE.includes(word)) return true;
	return FALSE.includes(word) ? false : undefined;
}

/** The same. @throws WrongValue for anything else */
export const readFlag: Reader<boolean> = (value) => {
	const flag = flagOf(value);
	if (flag !== undefined) return flag;
	throw new WrongValue([
		`${describe(value)} is neither true nor false. Enter one of these, or yes or no.`,
	]);
};

/** A switch. Where nothing was entered, it stands as it does in a new node. */
export function flag(name: string, about: About<boolean>): Field<boolean> {
	const preset = about.default ?? false;
	const property: INodeProperties = { name, type: 'boolean', ...about, default: preset };
	return field(property, (value, zone) => (isNothing(value) ? preset : readFlag(value, zone)));
}

/** What a choice can stand for; true and false where it was a switch before it had more choices. */
type Value = string | number | boolean;

/** One of several values. */
interface Option<V> {
	name: string;
	value: V;
	/** What n8n's node panel calls it, where it stands there. */
	action?: string;
	description?: string;
}

/** One of the values, or its name for people, letter case aside. */
export function readChoice<V extends Value>(options: Array<Option<V>>): Reader<V> {
	return (value) => {
		const found = options.find((option) => isSame(option, value));
		if (found !== undefined) return found.value;
		const names = options.map((option) => option.value).join(', ');
		throw new WrongValue([`${describe(value)} is not possible. Use one of: ${names}.`]);
	};
}

function isSame({ name, value }: Option<Value>, given: unknown): boolean {
	if (typeof value === 'boolean' && flagOf(given) === value) return true;
	if (typeof given !== 'string' && typeof given !== 'number') return false;
	const word = toWord(String(given));
	return [String(value), name].some((one) => toWord(one) === word);
}

/** Letter case, blanks and dashes aside: `in-progress` is `inprogress`. */
const toWord = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

interface AboutChoice<V extends Value> extends About<V> {
	options: Array<Option<V>>;
	default: V;
}

/** One of several values. Where nothing was entered, it is that of a new node. */
export function choice<const V extends Value>(name: string, about: AboutChoice<V>): Field<V> {
	const take = readChoice(about.options);
	return field({ name, type: 'options', ...about }, (value, zone) =>
		isNothing(value) ? about.default : take(value, zone),
	);
}

interface AboutChoices<V extends string> extends About<V[]> {
	options: Array<Option<V>>;
	default: V[];
}

/** Any number of several values, as an array or as a text that separates them by commas. */
export function choices<const V extends string>(name: string, about: AboutChoices<V>): Field<V[]> {
	const readOne = readChoice(about.options);
	return field({ name, type: 'multiOptions', ...about }, (value, zone) => {
		const entries: unknown[] = typeof value === 'string' ? value.split(/[,;]/) : toArray(value);
		return entries.filter((entry) => !isNothing(entry)).map((entry) => readOne(entry, zone));
	});
}

function toArray(value: unknown): unknown[] {
	if (isNothing(value)) return [];
	if (Array.isArray(value)) return value;
	throw new WrongValue([`${describeKind(value)} is not a list of choices.`]);
}

/** One of several ways to enter something, with the inputs that it needs. */
export interface Variant {
	name: string;
	description?: string;
	inputs: Inputs;
}

/** The inputs of the chosen way, and which it is. */
export type Chosen<V extends Record<string, Variant>> = {
	[K in keyof V & string]: { kind: K } & Read<V[K]['inputs']>;
}[keyof V & string];

/** A choice between ways, and what was entered for the chosen one. */
interface Variants<V extends Record<string, Variant>> extends Input<Chosen<V>> {
	by: Field<keyof V & string>;
}

interface AboutVariants<V> extends About<keyof V & string> {
	variants: V;
	default: keyof V & string;
}

/**
 * A choice between ways to enter something: only the inputs of the chosen one are shown, and read. An input that several
 * ways share is shown for all of them.
 */
export function variants<const V extends Record<string, Variant>>(
	name: string,
	about: AboutVariants<V>,
): Variants<V> {
	const { variants: ways, ...look } = about;
	const options: INodePropertyOptions[] = Object.entries(ways).map(
		([value, { name: label, description }]) => ({
			name: label,
			value,
			description,
		}),
	);
	const by = choice(name, {
		...look,
		options: options.map((option) => ({ ...option, value: String(option.value) })),
	}) as Variants<V>['by'];
	return {
		by,
		properties: [by.property, ...shownProperties(name, ways)],
		read: (values) => {
			const kind = by.read(values);
			return { kind, ...readTogether(ways[kind].inputs, values) } as Chosen<V>;
		},
	};
}

/** An input that has another form for each value of a choice. */
export function dependingOn<K extends string, T>(
	by: Field<K>,
	forms: Record<K, Input<T>>,
): Input<T> {
	const ways = Object.entries<Input<T>>(forms).map(([key, form]): [string, Variant] => [
		key,
		{ name: key, inputs: { form } },
	]);
	return {
		properties: shownProperties(by.property.name, Object.fromEntries(ways)),
		read: (values) => forms[by.read(values)].read(values),
	};
}

/** The properties of all ways, each once, shown for the ways that it belongs to. */
function shownProperties(name: string, ways: Record<string, Variant>): INodeProperties[] {
	const keysOf = new Map<INodeProperties, string[]>();
	for (const [key, { inputs }] of Object.entries(ways)) {
		for (const property of propertiesOf(inputs))
			keysOf.set(property, [...(keysOf.get(property) ?? []), key]);
	}
	return [...keysOf].map(([property, keys]) => showFor(property, { [name]: keys }));
}

/**
 * An input that is shown, and read, only while a switch is on.
 *
 * @returns an input whose value is null while the switch is off
 */
export function whenOn<T>(by: Field<boolean>, input: Input<T>): Input<T | null> {
	const show = { [by.property.name]: [true] };
	return {
		properties: [by.property, ...input.properties.map((property) => showFor(property, show))],
		read: (values) => (by.read(values) ? input.read(values) : null),
	};
}
