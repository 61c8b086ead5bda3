import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { OpenSignTrigger } from '../nodes/OpenSign/OpenSignTrigger.node';
import { createEngine } from '../dev/engine';

/** Every input of the node, those of collections and forms as well, with where it stands. */
function walk(
	properties: INodeProperties[],
	path = '',
): Array<{ path: string; property: INodeProperties; siblings: INodeProperties[] }> {
	return properties.flatMap((property) => {
		const here = `${path}/${property.name}`;
		return [
			{ path: here, property, siblings: properties },
			...inside(property).flatMap((values) => walk(values, here)),
		];
	});
}

/** The inputs inside of a collection, or of each kind of entry of a form. */
function inside({ type, options = [] }: INodeProperties): INodeProperties[][] {
	if (type === 'collection') return [options as INodeProperties[]];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).map(({ values }) => values);
}

let all: ReturnType<typeof walk>;
let top: INodeProperties[];
beforeAll(async () => {
	const { properties, loader } = await createEngine();
	top = properties;
	// How often a trigger polls is n8n's own input.
	all = [
		['openSign', top] as const,
		...['openSignTrigger', 'openSignStatusTrigger'].map(
			(name) => [name, (loader.getNode(name).type as INodeType).description.properties] as const,
		),
	]
		.flatMap(([name, some]) => walk(some, name))
		.filter(({ path, property: { type } }) => type !== 'notice' && !path.includes('/pollTimes'));
});

const sorted = (names: string[]) => [...names].sort((a, b) => a.localeCompare(b));
const operations = () =>
	top
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options as INodePropertyOptions[]);

test('what people look for first stands first, and what cannot be undone last', () => {
	const dropDowns = top.filter(({ name }) => ['resource', 'operation'].includes(name));
	const listed = dropDowns.map(({ options }) =>
		(options as INodePropertyOptions[]).map(({ name }) => name),
	);
	const [things] = listed;
	expect(things.slice(0, 2)).toEqual(['Document', 'Template']);
	const ofDocuments = listed.find((names) => names.includes('Send')) ?? [];
	expect(ofDocuments.slice(0, 4)).toEqual([
		'Send',
		'Send From Template',
		'Send and Wait for Signature',
		'Preview',
	]);
	for (const names of listed.filter((some) => some.includes('Delete')))
		expect(names.at(-1)).toBe('Delete');
});

test("the node panel shows the trigger's description for both nodes, and finds them by the job", () => {
	const { description } = new OpenSignTrigger();
	expect(description.description).toMatch(/^Send PDFs .*start a workflow/);
	for (const name of ['OpenSign', 'OpenSignTrigger', 'OpenSignStatusTrigger']) {
		const file = join(__dirname, `../nodes/OpenSign/${name}.node.json`);
		const { alias } = JSON.parse(readFileSync(file, 'utf8')) as { alias: string[] };
		expect(alias).toEqual(
			expect.arrayContaining(['sign pdf', 'sign document', 'send for signature', 'pdf signature']),
		);
	}
});

/** Of the additional options, what only developers need stands behind the others. */
const FOR_EXPERTS = [
	'Find Lost Answers (Seconds)',
	'Include Raw Response',
	'Look Into PDFs Up To (MB)',
	'Maximum PDF Size (MB)',
];

test('collections are in alphabetical order, with what few people need last', () => {
	for (const { property } of all.filter(({ property: { type } }) => type === 'collection')) {
		const names = (property.options as INodeProperties[]).map(({ displayName }) => displayName);
		const isOfSend = names.includes('Maximum PDF Size (MB)');
		const rare = isOfSend ? FOR_EXPERTS : [];
		const usual = names.filter((name) => !rare.includes(name));
		expect(names).toEqual([...sorted(usual), ...sorted(rare)]);
	}
});

test('actions are sentences without an end, each different', () => {
	const actions = operations().map(({ action }) => action ?? '');
	for (const action of actions) expect(action).toMatch(/^[A-Z][^.]*[a-zA-Z]$/);
	const perResource = top
		.filter(({ name }) => name === 'operation')
		.map(({ options }) => (options as INodePropertyOptions[]).map(({ action }) => action));
	for (const some of perResource) expect(new Set(some).size).toBe(some.length);
	expect(new Set(actions).size).toBe(actions.length);
});

test('every operation and input says what it is: one sentence without a full stop, several with', () => {
	const texts = [
		...operations().map(({ name, description }) => ({ path: name, description })),
		...all
			.filter(
				({ property: { name, type } }) =>
					!['resource', 'operation'].includes(name) && type !== 'collection',
			)
			.map(({ path, property: { description, hint } }) => ({
				path,
				description: description ?? hint,
			})),
	];
	const wrong = texts.filter(({ description = '' }) => {
		const several = /\. [A-Z0-9]/.test(description);
		return description === '' || (several ? !description.endsWith('.') : description.endsWith('.'));
	});
	expect(wrong).toEqual([]);
});

test('switches say "Whether", defaults are among the options', () => {
	for (const { path, property } of all) {
		if (property.type === 'boolean')
			expect(`${path}: ${property.description}`).toMatch(/: Whether /);
		if (property.type === 'options' && !property.typeOptions?.loadOptionsMethod)
			expect((property.options as INodePropertyOptions[]).map(({ value }) => value)).toContain(
				property.default,
			);
	}
});

test('no two inputs of one name are shown together', () => {
	for (const { path, property, siblings } of all) {
		const same = siblings.filter(
			({ name, displayOptions }) =>
				name === property.name &&
				JSON.stringify(displayOptions) === JSON.stringify(property.displayOptions),
		);
		expect([path, same.length]).toEqual([path, 1]);
	}
});
