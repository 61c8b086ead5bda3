/** What the schemas of request bodies are put together from. */
export type Schema = Record<string, unknown>;

export const text = { type: 'string' };
export const number = { type: 'number' };
export const flag = { type: 'boolean' };
export const texts = { type: 'array', items: text };

/** An object with these properties and no others. */
export const closed = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});
