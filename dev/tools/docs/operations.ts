/** What the OpenSign node can do, from its own registry: a page for each resource, and the lists that lead there. */
import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../../../nodes/OpenSign/core/registry';
import { resources } from '../../../nodes/OpenSign/resources';
import { INPUT_COLUMNS, toInputRows } from './inputs';
import { toAnchor, toTable } from './markdown';
import { EXAMPLES } from './operationExamples';

export const MADE_BY = 'Made from the code by `npm run docs`; do not edit.\n';

/** The pages, by their files. */
export const RESOURCE_PAGES = Object.keys(resources).map((resource) => ({
	resource,
	file: `docs/operations/${toFileName(resource)}`,
}));

function toFileName(resource: string): string {
	return `${resource.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
}

/** The whole of docs/operations.md. */
export function makeOperationsPage(): string {
	const rows = Object.entries(resources).flatMap(([resource, { name, operations }]) =>
		Object.values(operations).map((operation) => [
			name,
			linkTo(resource, operation),
			operation.description,
		]),
	);
	return `# Operations of the OpenSign node

${MADE_BY}
Each name leads to the inputs of the operation, and an example. What many of them have in common: [fields](operations/fields.md) and [options](operations/options.md).

${toTable(['Resource', 'Operation', 'What it does'], rows)}`;
}

const linkTo = (resource: string, { name }: Operation) =>
	`[${name}](operations/${toFileName(resource)}#${toAnchor(name)})`;

/** The page of one resource. */
export function makeResourcePage(resource: string): string {
	const { name, operations } = resources[resource];
	const list = Object.values(operations).map(
		(operation) => `- [${operation.name}](#${toAnchor(operation.name)})\n`,
	);
	const sections = Object.entries(operations).map(([key, operation]) =>
		toSection(resource, key, operation),
	);
	return `# ${name}

${MADE_BY}
[All operations](../operations.md). An example is a node: copy it, and paste it on n8n's canvas.

${list.join('')}
${sections.join('\n')}`;
}

function toSection(resource: string, key: string, operation: Operation): string {
	const { name, description, properties, routes, givesMany } = operation;
	const rows = toInputRows(properties.filter((property) => !isBorrowed(property)));
	const inputs = rows.length > 0 ? toTable(INPUT_COLUMNS, rows) : 'It takes nothing.\n';
	const calls = routes.map((route) => `\`${route}\``).join(', ');
	const output = givesMany ? 'any number of items' : 'one item';
	return `## ${name}

${description}

An input item gives ${output}. OpenSign's routes: ${calls}.

${inputs}
${toBorrowed(properties)}${toExample(resource, key, operation)}`;
}

/** Inputs of another operation, which this one does itself: what is chosen there says which, and leads to them. */
const BORROWING = ['previewOf', 'documentFrom'];

const isBorrowed = ({ displayOptions }: INodeProperties) =>
	BORROWING.some((name) => name in (displayOptions?.show ?? {}));

/** Where the inputs are that an operation borrows. */
function toBorrowed(properties: INodeProperties[]): string {
	const choice = properties.find(({ name }) => BORROWING.includes(name));
	if (!choice) return '';
	const of = properties.some(isBorrowed) ? ['Send', 'Send From Template'] : [];
	const links = of.map((name) => `[${name}](#${toAnchor(name)})`);
	return `Besides, it takes the inputs of ${links.join(' or ')}, by _${choice.displayName}_.\n\n`;
}

/** A node to be pasted. */
function toExample(resource: string, operation: string, { action }: Operation): string {
	const node = {
		name: action,
		type: 'n8n-nodes-opensign.openSign',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource, operation, ...EXAMPLES[resource][operation] },
	};
	const json = JSON.stringify({ nodes: [node], connections: {} }, undefined, '\t');
	return `\`\`\`json\n${json.replace(/\[\s+0,\s+0\s+\]/, '[0, 0]')}\n\`\`\`\n`;
}

/** One row for each resource, with the names of its operations. */
export function makeOperationsSummary(): string {
	const toRow = ([resource, { name, operations }]: [string, Resource]) => {
		const names = Object.values(operations).map((operation) => operation.name);
		return [`[${name}](docs/operations/${toFileName(resource)})`, names.join(' · ')];
	};
	return toTable(['Resource', 'Operations'], Object.entries(resources).map(toRow));
}
