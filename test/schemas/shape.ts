/** What outputs look like, as JSON Schema in the form that n8n's editor reads. */

export interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	additionalProperties?: Schema;
	items?: Schema;
}

/** Not shown before a run: OpenSign's own answer, and what tells of a send that was not made as usual. */
const LEFT_OUT = ['rawResponse', 'recovered', 'alreadySent', 'filesError'];

/** The editor shows the first of several types; a value that is nothing here is a text elsewhere. */
export function toSchema(values: unknown[]): Schema {
	const kinds = new Set(values.map(kindOf));
	const isNullable = kinds.delete('null');
	if (kinds.has('number')) kinds.delete('integer');
	const types = kinds.size > 0 ? [...kinds].sort() : ['string'];
	if (isNullable) types.push('null');
	const schema: Schema = { type: types.length === 1 ? types[0] : types };
	const objects = values.filter((value) => kindOf(value) === 'object') as object[];
	if (objects.length > 0) Object.assign(schema, ofObjects(objects));
	const entries = values.filter((value) => Array.isArray(value)).flat() as unknown[];
	if (entries.length > 0) schema.items = toSchema(entries);
	return schema;
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

function ofObjects(objects: object[]): Schema {
	const entries = objects
		.flatMap((one) => Object.entries(one) as Array<[string, unknown]>)
		.filter(([, value]) => value !== undefined);
	// Keys that are addresses are of one document only.
	if (entries.some(([key]) => key.includes('@'))) {
		return { additionalProperties: toSchema(entries.map(([, value]) => value)) };
	}
	const keys = [...new Set(entries.map(([key]) => key))].filter((key) => !LEFT_OUT.includes(key));
	const properties = keys.map((key): [string, Schema] => [
		key,
		toSchema(entries.filter(([name]) => name === key).map(([, value]) => value)),
	]);
	return { properties: Object.fromEntries(properties) };
}

/** Whether a value is what a schema says, as far as `toSchema` says something. */
export function fits(value: unknown, schema: Schema): boolean {
	const { type = [], properties = {}, additionalProperties, items } = schema;
	const kind = kindOf(value);
	const types = [type].flat();
	if (!types.includes(kind) && !(kind === 'integer' && types.includes('number'))) return false;
	if (Array.isArray(value)) return value.every((one) => items === undefined || fits(one, items));
	if (kind !== 'object') return true;
	return Object.entries(value as object).every(([key, one]) => {
		const expected = properties[key] ?? additionalProperties;
		return expected === undefined || one === undefined || fits(one, expected);
	});
}
