import type { INodeProperties } from 'n8n-workflow';

/** Where values come from: the node's parameters for an item, an entry of a form, an object in JSON. */
export interface Values {
	/** What was entered, or what an expression has yielded; undefined or null where nothing was. */
	get(name: string): unknown;
	/** The workflow's time zone (an IANA name), in which a date without one is meant. */
	readonly zone: string;
}

/** An input: how n8n shows it, and what its value means once it has been read. */
export interface Input<T> {
	/** One property, or several that belong together. */
	readonly properties: INodeProperties[];
	/** @throws WrongValue with a sentence for everything that cannot be used, each naming the input */
	read(values: Values): T;
}

/**
 * What a value means.
 *
 * @param zone the workflow's time zone, an IANA name
 * @throws WrongValue with a sentence about the value, without the input's name
 */
export type Reader<T> = (value: unknown, zone: string) => T;

/** An input that is a single property. It can stand in a collection, or be read from JSON by another name. */
export interface Field<T> extends Input<T> {
	readonly property: INodeProperties;
	readonly take: Reader<T>;
}

export type Inputs = Record<string, Input<unknown>>;
export type Fields = Record<string, Field<unknown>>;

/** The values of several inputs, by the names that the code gives them. */
export type Read<I extends Inputs> = { [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** How n8n shows an input, without what its kind says already. */
export type About<Default = INodeProperties['default']> = Omit<
	INodeProperties,
	'name' | 'type' | 'default' | 'options'
> & {
	default?: Default;
};

/** A value, or several, that cannot be used. */
export class WrongValue extends Error {
	/**
	 * @param problems a sentence each
	 * @param named whether they name the input already: it is named once, by the innermost
	 */
	constructor(
		readonly problems: string[],
		readonly named = false,
	) {
		super(problems.join(' '));
	}
}

/** What `read` gives; what is wrong is put as `toNamed` says. */
function locating<T>(read: () => T, toNamed: (problem: string, named: boolean) => string): T {
	let wrong: WrongValue;
	try {
		return read();
	} catch (error) {
		wrong = wrongValueOf(error);
	}
	throw new WrongValue(
		wrong.problems.map((problem) => toNamed(problem, wrong.named)),
		true,
	);
}

/** The wrong value that was thrown. A mistake of our own is thrown on: it must not pass as a user's. */
function wrongValueOf(error: unknown): WrongValue {
	if (error instanceof WrongValue) return error;
	throw error;
}

/** Names the input that a wrong value was entered into: `Page: 0 is not …`. */
export const naming = <T>(name: string, read: () => T): T =>
	locating(read, (problem, named) => (named ? problem : `${name}: ${problem}`));

/** Says in which entry an input with a wrong value stands: `Signer 2, Page: 0 is not …`. */
export const within = <T>(place: string, read: () => T): T =>
	locating(read, (problem, named) => `${place}${named ? ',' : ':'} ${problem}`);

/** An input made of a property and what its values mean. */
export function field<T>(property: INodeProperties, take: Reader<T>): Field<T> {
	const { name, displayName } = property;
	return {
		property,
		properties: [property],
		take,
		read: (values) => naming(displayName, () => take(values.get(name), values.zone)),
	};
}

/** The same input, whose value is turned into something else. */
export function mapField<T, U>({ property, take }: Field<T>, to: (value: T) => U): Field<U> {
	return field(property, (value, zone) => to(take(value, zone)));
}

/** The same input with another appearance, such as a description that fits where it stands. */
export function restyle<T>(
	{ property, take }: Field<T>,
	style: Partial<INodeProperties>,
): Field<T> {
	return field({ ...property, ...style }, take);
}

/** The properties of several inputs, in their order. */
export const propertiesOf = (inputs: Inputs): INodeProperties[] =>
	Object.values(inputs).flatMap(({ properties }) => properties);

/** What could be read, and what is wrong with the rest. */
export interface Reading<I extends Inputs> {
	/** Without those that could not be read. */
	values: Partial<Read<I>>;
	problems: string[];
}

/** Reads every input, so that all problems are known at once. */
export function readInputs<I extends Inputs>(inputs: I, values: Values): Reading<I> {
	const { collect, problems } = collecting();
	const read: Partial<Read<I>> = {};
	for (const key of Object.keys(inputs) as Array<keyof I>) {
		collect(() => {
			read[key] = inputs[key].read(values) as Read<I>[typeof key];
		});
	}
	return { values: read, problems };
}

/** Gathers the problems of several readings, so that one wrong value does not hide the next. */
export function collecting() {
	const problems: string[] = [];
	const collect = (read: () => void): void => {
		try {
			read();
		} catch (error) {
			// An input that others depend on may be read more than once.
			const found = wrongValueOf(error).problems;
			problems.push(...found.filter((problem) => !problems.includes(problem)));
		}
	};
	return { collect, problems };
}

/**
 * What `read` makes of each entry.
 *
 * @throws WrongValue with the problems of all entries
 */
export function readEach<E, T>(entries: E[], read: (entry: E, k: number) => T): T[] {
	const { collect, problems } = collecting();
	const all: T[] = [];
	entries.forEach((entry, k) => collect(() => void all.push(read(entry, k))));
	if (problems.length > 0) throw new WrongValue(problems, true);
	return all;
}

/**
 * Reads every input, for those that make one value together.
 *
 * @throws WrongValue with the problems of all
 */
export function readTogether<I extends Inputs>(inputs: I, values: Values): Read<I> {
	const { values: read, problems } = readInputs(inputs, values);
	if (problems.length > 0) throw new WrongValue(problems, true);
	return read as Read<I>;
}
