import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../nodes/OpenSign/resources';

const FILE = join(__dirname, '../docs/operations.md');

/** Names of the inputs, those of groups and collections after a colon. */
const describe = (fields: INodeProperties[]): string =>
	fields
		.map(({ displayName, type, options = [] }) => {
			const inner = type === 'collection' ? (options as INodeProperties[]) : [];
			return inner.length > 0 ? `${displayName} (${describe(inner)})` : displayName;
		})
		.filter((name, k, names) => names.indexOf(name) === k)
		.join(', ');

/** The table of everything that the OpenSign node can do, made from the node's own registry. */
export function makeTable(): string {
	const rows = Object.values(resources).flatMap(({ name, operations }) =>
		Object.values(operations).map(
			(operation) =>
				`| ${name} | ${operation.name} | ${operation.routes.map((route) => `\`${route}\``).join('<br>')} | ${describe(operation.fields)} | ${operation.description} |`,
		),
	);
	return [
		'# Operations of the OpenSign node',
		'',
		'Made from the code by `npx tsx scripts/operations.ts`; do not edit.',
		'',
		'| Resource | Operation | Route | Inputs | What it does |',
		'| --- | --- | --- | --- | --- |',
		...rows,
		'',
	].join('\n');
}

export const readTable = () => readFileSync(FILE, 'utf8');

if (require.main === module) writeFileSync(FILE, makeTable());
