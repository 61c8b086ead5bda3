/** What the docs and the examples' notes tell people to set is there, under that name, with that choice. */
import { readdirSync, readFileSync } from 'node:fs';

import type { INodeProperties, INodeType } from 'n8n-workflow';

import { useWorld } from '../harness/world';

const world = useWorld();

/** Settings that n8n has for every node. */
const OF_N8N = ['On Error', 'Retry On Fail'];

const filesIn = (folder: string, ending: string) =>
	readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.map((name) => `${folder}/${name}`);
const PAGES = [
	'README.md',
	...filesIn('docs', '.md'),
	...filesIn('docs/operations', '.md'),
	...filesIn('examples', '.md'),
	...filesIn('examples', '.json'),
];

/** All that can be set, by its label, with the names of what can be chosen. */
function labelsIn(properties: INodeProperties[], labels = new Map<string, Set<string>>()) {
	for (const { displayName, options = [] } of properties) {
		const choices = labels.get(displayName) ?? new Set<string>();
		labels.set(displayName, choices);
		for (const option of options) {
			if ('value' in option) choices.add(option.name);
			else if ('values' in option) labelsIn(option.values, labels);
			else labelsIn([option], labels);
		}
	}
	return labels;
}

const SAID = /\bset (?:\*\*|_)([^*_\n]+?)(?:\*\*|_) to (?:\*\*|_)([^*_\n]+?)(?:\*\*|_)/gi;

test('inputs and choices', () => {
	const { loader, properties } = world.engine;
	const triggers = ['openSignTrigger', 'openSignStatusTrigger'].flatMap(
		(name) => (loader.getNode(name).type as INodeType).description.properties,
	);
	const labels = labelsIn([...properties, ...triggers]);
	const said = PAGES.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(SAID)].map(([, label, choice]) => ({
			page,
			label,
			choice,
		})),
	).filter(({ label }) => !OF_N8N.includes(label));
	expect(said.length).toBeGreaterThan(5);
	const wrong = said.filter(({ label, choice }) => {
		const choices = labels.get(label);
		return choices === undefined || (choices.size > 0 && !choices.has(choice));
	});
	expect(wrong).toEqual([]);
});
