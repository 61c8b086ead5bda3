/** What the schemas of requests are put together from. */
export type Schema = Record<string, unknown>;

/** By name. */
export type Properties = Record<string, Schema>;

export const anything: Schema = {};
export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const flag: Schema = { type: 'boolean' };
export const texts: Schema = { type: 'array', items: text };

export const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object with these properties and no others. */
export const closed = (properties: Properties, required: string[] = []): Schema => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});

/** All but the named ones. */
export const omit = (properties: Properties, ...names: string[]): Properties =>
	Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
