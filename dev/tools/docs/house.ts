/** The house in one picture: the folders of nodes/OpenSign, and which imports which, from the imports themselves. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../checkout';
import { readImports } from './imports';
import { toTable } from './markdown';

const HOUSE = join(ROOT, 'nodes/OpenSign');

/** The files that are in no folder: what n8n loads. */
const TOP = 'OpenSign*.node.ts';

/** What each folder is for, from the top of the house to its ground. */
const PURPOSES: Record<string, string> = {
	[TOP]: 'The node and the triggers as n8n loads them: each puts together what the folders hold.',
	resources: 'One operation a file: its inputs, and what it does with their values.',
	trigger: 'What starts workflows: the webhook, polling, and what both put out.',
	methods:
		"What n8n's editor asks while someone fills in a form: lists, a template's inputs, a test.",
	waiting: 'Executions that sleep until documents are signed: putting to sleep, waking, sign-offs.',
	sending: 'All between "Send" and a document that is out: file, checks, and never twice.',
	inputs: 'What people can enter, and what it means, side by side.',
	opensign: "OpenSign's API: its shapes and facts, requests, and what its answers mean.",
	pdf: 'Facts about PDFs from their bytes; knows neither n8n nor OpenSign.',
	core: 'n8n: operations, the loop over items, errors, kinds of inputs; nothing of OpenSign.',
};

type Graph = Record<string, string[]>;

/** The picture, and the table below it. */
export function makeHouse(): string {
	const graph = readGraph();
	check(graph);
	const rows = Object.entries(PURPOSES).map(([folder, purpose]) => [
		toLabel(folder),
		purpose,
		inOrder(graph[folder]).map(toLabel).join(', ') || 'nothing',
	]);
	return `${drawGraph(graph)}\n${toTable(['Folder', 'What it is for', 'Imports'], rows)}`;
}

const inOrder = (folders: string[]) =>
	Object.keys(PURPOSES).filter((folder) => folders.includes(folder));

const toLabel = (folder: string) => (folder === TOP ? `\`${TOP}\`` : `\`${folder}/\``);

/** Which folder imports which others. */
function readGraph(): Graph {
	const entries = readdirSync(HOUSE, { withFileTypes: true });
	const all = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	// There n8n looks for what nodes put out: no code.
	const folders = all.filter((name) => name !== '__schema__');
	const graph: Graph = Object.fromEntries([TOP, ...folders].map((folder) => [folder, []]));
	const folderOf = (path: string) => folders.find((folder) => path.split('/')[0] === folder) ?? TOP;
	for (const { from, to } of readImports(HOUSE)) {
		const [importer, imported] = [folderOf(from), folderOf(to)];
		if (importer === imported || graph[importer].includes(imported)) continue;
		graph[importer].push(imported);
	}
	return graph;
}

/** @throws when a folder has no purpose, or imports one that stands above it */
function check(graph: Graph): void {
	const order = Object.keys(PURPOSES);
	const missing = Object.keys(graph).filter((folder) => !order.includes(folder));
	const gone = order.filter((folder) => !(folder in graph));
	const upward = order.flatMap((folder, i) => {
		const above = (graph[folder] ?? []).filter((to) => order.slice(0, i).includes(to));
		return above.map(
			(to) => `${folder} imports ${to}, which stands above it: imports go down only.`,
		);
	});
	const problems = [
		...missing.map((folder) => `Say in dev/tools/docs/house.ts what ${folder}/ is for.`),
		...gone.map((folder) => `dev/tools/docs/house.ts says what ${folder}/ is for, which is gone.`),
		...upward,
	];
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** As GitHub draws it. */
function drawGraph(graph: Graph): string {
	const ids = Object.keys(PURPOSES);
	const boxes = ids.map(
		(folder) => `\t${toId(folder)}["${folder === TOP ? TOP : `${folder}/`}"]\n`,
	);
	const arrows = ids.flatMap((folder) =>
		inOrder(directEdges(graph, folder)).map((to) => `\t${toId(folder)} --> ${toId(to)}\n`),
	);
	return `\`\`\`mermaid\nflowchart TD\n${boxes.join('')}${arrows.join('')}\`\`\`\n`;
}

const toId = (folder: string) => (folder === TOP ? 'top' : folder);

/** The imports of a folder without those that another of its imports leads to as well. */
function directEdges(graph: Graph, folder: string): string[] {
	return graph[folder].filter(
		(to) => !graph[folder].some((other) => other !== to && reaches(graph, other, to)),
	);
}

const reaches = (graph: Graph, from: string, to: string): boolean =>
	graph[from].some((next) => next === to || reaches(graph, next, to));
