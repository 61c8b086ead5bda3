/** Makes docs/operations.md, the table of everything that the OpenSign node can do, from the node's own registry. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/OpenSign/resources';
import { ROOT } from '../checkout';

const FILE = join(ROOT, 'docs/operations.md');

const HEADING = `# Operations of the OpenSign node

Made from the code by \`npx tsx dev/tools/operations.ts\`; do not edit.

| Resource | Operation | Route | Inputs | What it does |
| --- | --- | --- | --- | --- |
`;

/** Names of the inputs, those of groups and collections in brackets behind it. */
function describe(fields: INodeProperties[]): string {
	const names = fields.map((field) => {
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

/** The whole of docs/operations.md as it should be. */
export function makeTable(): string {
	const rows = Object.values(resources).flatMap(({ name, operations }) =>
		Object.values(operations).map((operation) => {
			const routes = operation.routes.map((route) => `\`${route}\``).join('<br>');
			const inputs = describe(operation.properties);
			return `| ${name} | ${operation.name} | ${routes} | ${inputs} | ${operation.description} |\n`;
		}),
	);
	return HEADING + rows.join('');
}

/** The whole of docs/operations.md as it is. */
export const readTable = () => readFileSync(FILE, 'utf8');

if (require.main === module) writeFileSync(FILE, makeTable());
