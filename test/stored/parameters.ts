import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/**
 * What workflows store of a node's parameters, a line each: where it is shown, its path, its type, and the values that
 * can be chosen. Whoever renames one of these breaks people's workflows.
 */
export function listParameters(node: string, properties: INodeProperties[]): string[] {
	return [...new Set(properties.flatMap((property) => toLines(node, property, [])))];
}

function toLines(node: string, property: INodeProperties, path: string[]): string[] {
	const { name, type, options = [], displayOptions } = property;
	const here = [...path, name];
	if (type === 'notice') return [];
	if (type === 'collection')
		return inside(node, options as INodeProperties[], here, displayOptions);
	if (type === 'fixedCollection') {
		return (options as INodePropertyCollection[]).flatMap(({ name: entry, values }) =>
			inside(node, values, [...here, entry], displayOptions),
		);
	}
	const hasChoices = ['options', 'multiOptions'].includes(type);
	const choices = hasChoices ? (options as INodePropertyOptions[]) : [];
	return placesOf(displayOptions).flatMap((place) => {
		const input = `${node}${place} ${here.join('.')}`;
		const lines = choices.map(({ value }) => `${input}: ${type} = ${value}`);
		return [`${input}: ${type}`, ...lines, ...(isSwitch(choices) ? [`${input}: boolean`] : [])];
	});
}

/** Whether a choice takes what a switch has stored. */
const isSwitch = (choices: INodePropertyOptions[]) =>
	[true, false].every((stored) => choices.some(({ value }) => value === stored));

const inside = (
	node: string,
	properties: INodeProperties[],
	path: string[],
	shown: INodeProperties['displayOptions'],
) =>
	placesOf(shown).flatMap((place) =>
		properties.flatMap((one) => toLines(`${node}${place}`, { ...one, displayOptions: {} }, path)),
	);

/** ` / document / send` for each operation that a parameter belongs to. */
function placesOf(displayOptions: INodeProperties['displayOptions']): string[] {
	const { resource = [''], operation = [''] } = (displayOptions?.show ?? {}) as Record<
		string,
		string[]
	>;
	return resource.flatMap((one) =>
		operation.map((other) => [one, other].map((part) => (part ? ` / ${part}` : '')).join('')),
	);
}
