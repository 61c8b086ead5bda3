/** What many operations take: options, and fields of documents. */
import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/OpenSign/resources';
import { endSentence, innerOf, INPUT_COLUMNS, presetOf, takesOf, toInputRows } from './inputs';
import { escapeCell, toTable } from './markdown';
import { MADE_BY } from './operations';

interface Found {
	label: string;
	property: INodeProperties;
	operations: string[];
}

/** The whole of docs/operations/options.md. */
export function makeOptionsPage(): string {
	const sections = Object.values(resources).flatMap(({ name, operations }) => {
		const found = new Map<string, Found>();
		for (const operation of Object.values(operations)) {
			const groups = operation.properties.filter((one) => one.name === 'additionalOptions');
			for (const option of groups.flatMap((group) => leaves(innerOf(group))))
				note(found, option, operation.name);
		}
		if (found.size === 0) return [];
		const rows = [...found.values()].sort((a, b) => a.label.localeCompare(b.label)).map(toRow);
		const columns = ['Option', 'Takes', 'What it is', 'Operations'];
		return [`## ${name}\n\n${toTable(columns, rows)}`];
	});
	return `# Additional options

${MADE_BY}
What is added under _Additional Options_ applies to this document only; what is not added stays as OpenSign, or the template, has it.

${sections.join('\n')}`;
}

function note(found: Map<string, Found>, { label, property }: Leaf, operation: string): void {
	const key = `${label}\n${property.description}`;
	const known = found.get(key) ?? { label, property, operations: [] };
	if (!known.operations.includes(operation)) known.operations.push(operation);
	found.set(key, known);
}

interface Leaf {
	label: string;
	property: INodeProperties;
}

/** The options, those in groups behind the group's name; a list of entries is one. */
function leaves(properties: INodeProperties[], where = ''): Leaf[] {
	return properties.flatMap((property) => {
		const label = `${where}${property.displayName}`;
		return property.type === 'collection'
			? leaves(innerOf(property), `${label} → `)
			: [{ label, property }];
	});
}

const toRow = ({ label, property, operations }: Found) =>
	[label, takesOf(property), endSentence(property.description ?? ''), operations.join(', ')].map(
		escapeCell,
	);

/** The whole of docs/operations/fields.md. */
export function makeFieldsPage(): string {
	const { properties } = resources.document.operations.send;
	const widgets = innerOf(find(properties, 'signers')).find(({ name }) => name === 'widgets');
	const inputs = innerOf(widgets as INodeProperties);
	const places = inputs.filter(({ name }) => !['options', 'formFieldOptions'].includes(name));
	return `# Fields of a document

${MADE_BY}
What people fill in, and where it stands. [Placing fields](../placing-fields.md) tells it from the beginning, and how it looks as JSON.

${toTable(INPUT_COLUMNS, toInputRows(places, properties))}
## Options

What a field can have besides depends on its type.

${toTable(['Option', 'Takes', 'Begins as', 'What it is', 'Types'], toOptionRows(inputs))}`;
}

const find = (properties: INodeProperties[], name: string) =>
	properties.find((property) => property.name === name) as INodeProperties;

function toOptionRows(inputs: INodeProperties[]): string[][] {
	const types = find(inputs, 'type').options as Array<{ name: string; value: string }>;
	const found = new Map<string, Found>();
	for (const group of inputs.filter(({ name }) => name === 'options')) {
		const [type] = (group.displayOptions?.show?.type ?? []) as string[];
		const typeName = types.find(({ value }) => value === type)?.name ?? type;
		for (const option of leaves(innerOf(group))) note(found, option, typeName);
	}
	const sorted = [...found.values()].sort((a, b) => a.label.localeCompare(b.label));
	return sorted.map(({ label, property, operations: ofTypes }) =>
		[
			label,
			takesOf(property),
			presetOf(property),
			endSentence(property.description ?? ''),
			ofTypes.join(', '),
		].map(escapeCell),
	);
}
