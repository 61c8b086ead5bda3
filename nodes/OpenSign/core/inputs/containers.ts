import type { INodeProperties } from 'n8n-workflow';

import { byText } from '../order';
import { describeKind, isNothing, isRecord } from './describe';
import { field, propertiesOf, readEach, readTogether, within, WrongValue } from './input';
import type { About, Field, Fields, Input, Inputs, Read, Values } from './input';

const byDisplayName = byText<INodeProperties>(({ displayName }) => displayName);

/** Several inputs as one. */
export function group<I extends Inputs>(inputs: I): Input<Read<I>> {
	return { properties: propertiesOf(inputs), read: (values) => readTogether(inputs, values) };
}

/** The same inputs, whose value is turned into something else. */
export function mapInput<T, U>({ properties, read }: Input<T>, to: (value: T) => U): Input<U> {
	return { properties, read: (values) => to(read(values)) };
}

/** Reads the entries of `record` by their names. */
export const valuesOf = (record: Record<string, unknown>, zone: string): Values => ({
	get: (name) => (Object.hasOwn(record, name) ? record[name] : undefined),
	zone,
});

/** Whether an input was added and filled: null is nothing, empty text is one only where text is wanted. */
function isGiven(type: INodeProperties['type'], entered: unknown): boolean {
	// A locator holds its value inside.
	const value = isRecord(entered) && '__rl' in entered ? entered.value : entered;
	if (value === undefined || value === null) return false;
	return type === 'string' || !isNothing(value);
}

/**
 * A collection: inputs of which only those that were added are there. Shown in alphabetical order, as n8n wants it.
 *
 * @param inside the inputs; those that are undefined are not offered
 * @param last those that few people need, which stand behind the others
 */
export function options<F extends Fields>(
	name: string,
	about: About,
	inside: { [K in keyof F]: F[K] | undefined },
	last: ReadonlyArray<keyof F> = [],
): Field<Partial<Read<F>>> {
	const offered = Object.entries<Field<unknown> | undefined>(inside).flatMap(([key, one]) =>
		one === undefined ? [] : [{ key, one }],
	);
	const property: INodeProperties = {
		name,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		...about,
		options: [false, true].flatMap((isLast) =>
			offered
				.filter(({ key }) => last.includes(key) === isLast)
				.map(({ one }) => one.property)
				.sort(byDisplayName),
		),
	};
	return field(property, (value, zone) => {
		const record = readRecord(value);
		const values = valuesOf(record, zone);
		// A switch that was added stands as n8n shows it where its expression yields nothing.
		const added = offered.filter(({ one: { property: inner } }) =>
			inner.type === 'boolean'
				? Object.hasOwn(record, inner.name)
				: isGiven(inner.type, values.get(inner.name)),
		);
		const read: Inputs = Object.fromEntries(added.map(({ key, one }) => [key, one]));
		return readTogether(read, values) as Partial<Read<F>>;
	});
}

/**
 * A collection of filters: one that was added and is empty is refused, since it would let everything through.
 */
export function filters<F extends Fields>(
	name: string,
	about: About,
	inside: { [K in keyof F]: F[K] },
): Field<Partial<Read<F>>> {
	const form = options(name, about, inside);
	return field(form.property, (value, zone) => {
		const added = isRecord(value) ? Object.keys(value) : [];
		const read = form.take(value, zone);
		const empty = Object.entries<Field<unknown>>(inside).filter(
			([key, { property }]) =>
				added.includes(property.name) && isNothing((read as Record<string, unknown>)[key]),
		);
		if (empty.length === 0) return read;
		throw new WrongValue(
			empty.map(
				([, { property }]) =>
					`${property.displayName}: nothing was entered, so this filter would let everything through. Enter a value, or remove the filter.`,
			),
			true,
		);
	});
}

function readRecord(value: unknown): Record<string, unknown> {
	if (isNothing(value)) return {};
	if (isRecord(value)) return value;
	throw new WrongValue([
		`${describeKind(value)} is not a group of options. Remove the expression, and add the options one by one.`,
	]);
}

interface AboutRows<I extends Inputs> extends About {
	/** n8n's name of an entry's kind, and its label in the form. */
	entry: { name: string; displayName: string };
	inside: I;
	/** How messages name an entry. `k` counts from 0; the entry is as it was entered. */
	place: (k: number, entry: Record<string, unknown>) => string;
}

/** A form that can be filled in several times. */
export function rows<I extends Inputs>(name: string, about: AboutRows<I>): Field<Array<Read<I>>> {
	const { entry, inside, place, typeOptions, ...look } = about;
	const property: INodeProperties = {
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, ...typeOptions },
		default: {},
		...look,
		options: [{ ...entry, values: propertiesOf(inside) }],
	} as INodeProperties;
	return field(property, (value, zone) => {
		return readEach(toEntries(value, entry.name), (one, k) =>
			readEntry(one, place(k, isRecord(one) ? one : {}), inside, zone),
		);
	});
}

const readEntry = <I extends Inputs>(
	one: unknown,
	place: string,
	inside: I,
	zone: string,
): Read<I> =>
	within(place, () => {
		if (isRecord(one)) return readTogether(inside, valuesOf(one, zone));
		throw new WrongValue([`${describeKind(one)} is not an entry.`]);
	});

/** The entries as n8n stores them, below the name of their kind; an expression may yield the bare list. */
function toEntries(value: unknown, name: string): unknown[] {
	if (isNothing(value)) return [];
	const entries = isRecord(value) ? (value[name] ?? []) : value;
	if (Array.isArray(entries)) return entries;
	throw new WrongValue([`${describeKind(entries)} is not a list of entries.`]);
}
