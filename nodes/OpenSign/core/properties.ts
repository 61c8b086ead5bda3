import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Resources } from './registry';

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

/**
 * The node's inputs, derived from the registry: the resource drop-down, one operation drop-down per resource, and
 * every operation's fields, each shown for its own resource and operation only.
 */
export function toProperties(resources: Resources): INodeProperties[] {
	const [firstResource] = Object.keys(resources);
	const properties: INodeProperties[] = [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: Object.entries(resources)
				.map(([value, { name }]) => ({ name, value }))
				.sort(byName),
			default: firstResource,
		},
	];
	for (const [resource, { operations }] of Object.entries(resources)) {
		const [firstOperation] = Object.keys(operations);
		properties.push({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: Object.entries(operations)
				.map(([value, { name, action, description }]) => ({ name, value, action, description }))
				.sort(byName),
			default: firstOperation,
		});
	}
	for (const [resource, { operations }] of Object.entries(resources)) {
		for (const [operation, { fields, description }] of Object.entries(operations)) {
			properties.push(
				...fields.map((field) => showFor(field, { resource: [resource], operation: [operation] })),
				toolDescription(resource, operation, description),
			);
		}
	}
	return properties;
}

/**
 * What an AI agent is told about the tool. Left alone, n8n tells it the action's name only, which does not say that
 * mails go out or that a credit is spent.
 */
const toolDescription = (resource: string, operation: string, text: string): INodeProperties => ({
	displayName: 'Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: text,
	displayOptions: { show: { '@tool': [true], resource: [resource], operation: [operation] } },
	description: 'Tells the AI agent what this tool does and when to use it',
});

/** `field`, shown only under `show`, besides the conditions that it has itself. */
export function showFor(
	field: INodeProperties,
	show: NonNullable<IDisplayOptions['show']>,
): INodeProperties {
	return {
		...field,
		displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } },
	};
}
