import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	ResourceMapperField,
} from 'n8n-workflow';

import { isShown } from '../../harness/fill';

/** Where an input stands among the parameters, such as `['signers', 'signer', 0, 'email']`. */
export type Path = Array<string | number>;

export interface Place {
	path: Path;
	property: INodeProperties;
	/** What is entered there. */
	usual: unknown;
}

/** Every input of `properties` that has a value, those inside of collections and forms too, each once. */
export function placesOf(properties: INodeProperties[], parameters: IDataObject): Place[] {
	const seen = new Set<INodeProperties>();
	return walk(properties, parameters, []).filter(({ property }) => {
		const isNew = !seen.has(property);
		seen.add(property);
		return isNew;
	});
}

function walk(properties: INodeProperties[], values: IDataObject, path: Path): Place[] {
	return properties
		.filter(({ name, displayOptions }) => name in values && isShown(displayOptions, values))
		.flatMap((property) => {
			const here = [...path, property.name];
			const usual = values[property.name];
			return [{ path: here, property, usual }, ...inside(property, usual, here)];
		});
}

function inside({ type, options = [] }: INodeProperties, value: unknown, path: Path): Place[] {
	if (type === 'collection') return walk(options as INodeProperties[], value as IDataObject, path);
	if (type === 'resourceMapper') return mapped(value as MapperValue, path);
	if (type !== 'fixedCollection') return [];
	const [{ name, values }] = options as INodePropertyCollection[];
	const entries = (value as Record<string, IDataObject[]>)[name];
	return entries.flatMap((entry, k) => walk(values, entry, [...path, name, k]));
}

interface MapperValue {
	schema: ResourceMapperField[];
	value: IDataObject;
}

/** The inputs of a template: n8n makes them while the form is filled in. */
function mapped({ schema, value }: MapperValue, path: Path): Place[] {
	return schema
		.filter(({ id }) => id in value)
		.map(({ id, displayName, type = 'string' }) => {
			// The star says that it is needed.
			const [, label = displayName] = displayName.replace(/ \*$/, '').split(': ');
			const property = { name: id, displayName: toName(label), type, default: '' };
			return {
				path: [...path, 'value', id],
				property: property as INodeProperties,
				usual: value[id],
			};
		});
}

/** Labels explain in brackets what can be entered; messages do not. */
const toName = (label: string) => label.replace(/ \((any|image).*/, '');

/** The same parameters with another value in one place; without one, the place is gone. */
export function put(parameters: IDataObject, path: Path, value: unknown): IDataObject {
	const copy = structuredClone(parameters);
	const last = path[path.length - 1];
	let holder = copy as Record<string | number, unknown>;
	for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
	if (value === undefined) delete holder[last];
	else holder[last] = value;
	return copy;
}
