/** What the OpenSign node can do, from its own registry: the whole table, and its summary for the README. */
import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../nodes/OpenSign/core/registry';
import { resources } from '../../../nodes/OpenSign/resources';
import { toTable } from './markdown';

const HEADING = `# Operations of the OpenSign node

Made from the code by \`npm run docs\`; do not edit.
`;

/** The whole of docs/operations.md. */
export function makeOperationsPage(): string {
	const rows = Object.values(resources).flatMap(({ name, operations }) =>
		Object.values(operations).map((operation) => [name, ...toCells(operation)]),
	);
	const columns = ['Resource', 'Operation', 'Route', 'Inputs', 'What it does', 'Output'];
	return `${HEADING}\n${toTable(columns, rows)}`;
}

function toCells({ name, routes, properties, description, givesMany }: Operation): string[] {
	const calls = routes.map((route) => `\`${route}\``).join('<br>');
	const output = givesMany ? 'any number of items' : 'one item';
	return [name, calls, describe(properties), description, output];
}

/** One row for each resource, with the names of its operations. */
export function makeOperationsSummary(): string {
	const rows = Object.values(resources).map(({ name, operations }) => {
		const names = Object.values(operations).map((operation) => operation.name);
		return [name, names.join(' · ')];
	});
	return toTable(['Resource', 'Operations'], rows);
}

/** Names of the inputs, those of groups and collections in brackets behind it. */
function describe(fields: INodeProperties[]): string {
	const inputs = fields.filter(({ type }) => type !== 'notice');
	const names = inputs.map((field) => {
		const inner = innerFields(field);
		return inner.length > 0 ? `${field.displayName} (${describe(inner)})` : field.displayName;
	});
	return [...new Set(names)].join(', ');
}

/** What a collection consists of. */
function innerFields({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'collection') return [];
	return options.filter(
		(option): option is INodeProperties => 'displayName' in option && 'type' in option,
	);
}
