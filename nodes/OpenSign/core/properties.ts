import type { INodeProperties } from 'n8n-workflow';

import { showFor } from './inputs';
import type { Operation, Resource, Resources } from './registry';

/**
 * The node's inputs, derived from the registry: the resource drop-down, one operation drop-down per resource, and
 * every operation's inputs, each shown for its own resource and operation only.
 */
export function toProperties(resources: Resources): INodeProperties[] {
	const all = Object.entries(resources);
	return [
		resourceDropDown(resources),
		...all.toSorted(reviewFirst).map(([value, resource]) => operationDropDown(value, resource)),
		...all.flatMap(([value, { operations }]) =>
			Object.entries(operations).flatMap(([name, operation]) =>
				operationProperties(value, name, operation),
			),
		),
	];
}

/** What stands below the node on the canvas: what its operation does, in the words of the node panel. */
export function toSubtitle(resources: Resources): string {
	const actions = Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([value, { action }]) => [`${resource} ${value}`, action]),
	);
	const words = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${words})[$parameter.resource + " " + $parameter.operation] }}`;
}

/** n8n makes its variant for human review of the first drop-down that offers to send and wait. */
const reviewFirst = ([one]: [string, Resource], [other]: [string, Resource]) =>
	Number(other === 'signOff') - Number(one === 'signOff');

function resourceDropDown(resources: Resources): INodeProperties {
	const options = Object.entries(resources).map(([value, { name }]) => ({ name, value }));
	const [first] = Object.keys(resources);
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: first,
	};
}

function operationDropDown(resource: string, { operations }: Resource): INodeProperties {
	const options = Object.entries(operations).map(([value, { name, action, description }]) => ({
		name,
		value,
		action,
		description,
	}));
	const [first] = Object.keys(operations);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: first,
	};
}

function operationProperties(
	resource: string,
	name: string,
	{ properties, description, hasOwnToolDescription = true }: Operation,
): INodeProperties[] {
	const show = { resource: [resource], operation: [name] };
	const shown = properties.map((property) => showFor(property, show));
	if (!hasOwnToolDescription) return shown;
	const displayOptions = { show: { '@tool': [true], ...show } };
	return [...shown, { ...toolDescription(description), displayOptions }];
}

/**
 * What an AI agent is told about the tool. Left alone, n8n tells it the action's name only, which does not say that
 * mails go out or that a credit is spent.
 */
const toolDescription = (text: string): INodeProperties => ({
	displayName: 'Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: text,
	description: 'Tells the AI agent what this tool does and when to use it',
});
