import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	NodeHelpers,
	type IConnections,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { resources } from '../../nodes/OpenSign/resources';
import { createEngine } from '../../dev/engine';

const FOLDER = join(__dirname, '../../examples');
const PREFIX = 'n8n-nodes-opensign.';
const NOTE = 'n8n-nodes-base.stickyNote';

interface Example {
	name: string;
	nodes: INode[];
	connections: IConnections;
}

/** What exports bring along, or people forget: data, tokens, addresses of their own. */
const SECRETS =
	/"pinData"|"instanceId"|opensign\.(?!openSign)\w{12}|\bsk-\w{8}|https?:\/\/(?!chat\.example\.com)/g;

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const readExample = (file: string) =>
	JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Example;
const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');

/** The node in its two other forms has the inputs of the node, and one of n8n's. */
const TYPES: Record<string, string> = { openSignTool: 'openSign', openSignHitlTool: 'openSign' };
const descriptions: Record<string, INodeTypeDescription> = {};
beforeAll(async () => {
	const { loader } = await createEngine();
	for (const name of ['openSign', 'openSignTrigger', 'openSignStatusTrigger'])
		descriptions[name] = (
			loader.getNode(name).type as { description: INodeTypeDescription }
		).description;
});

const ours = ({ nodes }: Example) => nodes.filter(({ type }) => type.startsWith(PREFIX));
const kindOf = ({ type }: INode) => type.slice(PREFIX.length);

describe.each(files)('%s', (file) => {
	const example = readExample(file);

	it('has inputs that the nodes have, and none that is wrong or missing', () => {
		for (const node of ours(example)) {
			const description = descriptions[TYPES[kindOf(node)] ?? kindOf(node)];
			// n8n's own input of triggers that poll is added when it loads them.
			const properties = description.properties;
			const known = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			expect({ node: node.name, ...known }).toMatchObject({ node: node.name, ...node.parameters });
			const issues = NodeHelpers.getNodeParametersIssues(properties, node, description);
			expect(issues).toBeNull();
			expect(unknownKeys(properties, node.parameters)).toEqual([]);
		}
	});

	it('has a note that says what to change', () => {
		const notes = example.nodes.filter(({ type }) => type === NOTE);
		expect(notes.map(({ parameters }) => String(parameters.content)).join()).toContain(
			'### What to change',
		);
	});

	it('names a credential, and nobody’s', () => {
		for (const node of ours(example))
			expect(node.credentials).toEqual({
				openSignApi: { id: null, name: 'OpenSign account' },
			});
		for (const { credentials = {} } of example.nodes)
			expect(Object.values(credentials).filter(({ id }) => id !== null)).toEqual([]);
		const text = readFileSync(join(FOLDER, file), 'utf8');
		expect(text.match(SECRETS) ?? []).toEqual([]);
	});

	it('has no node over another, and every connection leads to a node', () => {
		const { nodes, connections } = example;
		const over = nodes.flatMap((one, k) =>
			nodes
				.slice(k + 1)
				.filter((other) => overlap(boxOf(one), boxOf(other)))
				.map((other) => `${one.name} / ${other.name}`),
		);
		expect(over).toEqual([]);
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.values(connections)
			.flatMap((byType) => Object.values(byType).flat(2))
			.map((connection) => connection?.node);
		expect([...Object.keys(connections), ...ends].filter((end) => !names.includes(end!))).toEqual(
			[],
		);
	});

	it('stands in the table, with its operations', () => {
		const row = readme.split('\n').find((line) => line.includes(`](${file})`)) ?? '';
		const named = ours(example).map((node) => {
			const kind = kindOf(node);
			if (kind.endsWith('Trigger')) return descriptions[kind].displayName;
			const { resource, operation } = node.parameters as Record<string, string>;
			const { name, operations } = resources[resource];
			return `${name} → ${operations[operation].name}`;
		});
		const listed = row
			.split('|')[3]
			.split(',')
			.map((cell) => cell.trim());
		expect(listed.sort()).toEqual([...new Set(named)].sort());
	});
});

/** How much room a node takes on the canvas, with its name below it. */
function boxOf({ type, position: [x, y], parameters }: INode) {
	if (type === NOTE) return { x, y, w: Number(parameters.width), h: Number(parameters.height) };
	return { x, y, w: type.endsWith('.agent') ? 240 : 140, h: 140 };
}

type Box = ReturnType<typeof boxOf>;

const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Names of inputs, those in collections as well, that the node does not have at all. */
function unknownKeys(properties: INodeProperties[], values: object): string[] {
	return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
		const found = properties.filter((property) => property.name === name);
		if (found.length === 0) return [name];
		if (!found.every(({ type }) => type === 'collection') || !isObject(value)) return [];
		const inner = found.flatMap(({ options = [] }) => options as INodeProperties[]);
		return unknownKeys(inner, value).map((key) => `${name}.${key}`);
	});
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
