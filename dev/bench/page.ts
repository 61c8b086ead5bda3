/** The benchmark's page, `docs/benchmarks.md`, and the same figures for programs. */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

import { toTable } from '../tools/docs/markdown';
import type { Installation } from './engine';
import { median, toText, type Goal, type Measure, type Outcome, type Series } from './measure';

export interface Machine {
	processor: string;
	cores: number;
	memoryGb: number;
	system: string;
	/** How many processes wanted a core in the minute before, on average; 0 where nobody else does. */
	load: number;
	/** That n8n runs in. */
	node: string;
	n8n: string;
}

export interface Result extends Outcome {
	measure: Pick<Measure, 'name' | 'title' | 'how'>;
}

export interface Report {
	/** A day, as 2026-01-31. */
	date: string;
	rounds: number;
	machine: Machine;
	results: Result[];
}

export function describeMachine({ node, modules }: Installation): Machine {
	const ask = (script: string) =>
		execFileSync(node, ['-p', script], { encoding: 'utf8', cwd: modules }).trim();
	const [{ model }] = cpus();
	return {
		processor: model.trim(),
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${process.arch}`,
		load: Number(loadavg()[0].toFixed(1)),
		node: ask('process.version'),
		n8n: ask("require(require('path').resolve('n8n-core/package.json')).version"),
	};
}

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench\`, which measures all of it anew: some six minutes on a quiet machine, once n8n is installed. The figures as JSON are in [benchmarks.json](benchmarks.json).`;

const METHOD = `## How it is measured

- Workflows run in n8n's own engine (n8n-core, with n8n's way to make requests and to keep files on disk), without n8n's server and database, in a fresh process each time. Our package is as npm would publish it; what stands beside it are n8n's own nodes of the same version.
- What is measured takes its turns: ours, the other, ours again, for all rounds. The median counts.
- OpenSign is a process of its own on the same machine. For files that is a plain server that takes the request and answers as OpenSign does; what it was sent is looked at afterwards. For lists, templates and polls it is the stand-in server of this project.
- Memory is what the process has in the machine's memory (its resident set) at its peak, above what it had at rest. Before, the same workflow has run once with a PDF of 50 kB, so that all code is loaded; then garbage is collected three times (\`--expose-gc\`). The peak is Linux's own (\`VmHWM\`, begun anew by \`clear_refs\`), beside a look every 5 ms from another process. The garbage collector clears up when it sees fit, so that a peak is more than what is needed at once.
- Time is from the workflow's start to its end.
- MB are 1,048,576 bytes. PDFs hold noise, which nothing can make smaller.
- Every run is checked: each PDF has arrived byte for byte (SHA-256), each item once, in its order. A figure of a run that fails that is no figure: the command ends with an error.`;

export function toPage({ date, rounds, machine, results }: Report): string {
	const { processor, cores, memoryGb, system, load, node, n8n } = machine;
	const where = `Measured on ${date}, in ${rounds} rounds: ${processor}, ${cores} cores, ${memoryGb} GB, ${system}; n8n-core ${n8n} on Node.js ${node}. Load before (processes that wanted a core): ${load}.`;
	const goals = results.flatMap(({ measure, goals }) =>
		goals.map((goal) => [measure.title, ...goalCells(goal)]),
	);
	const summary = toTable(['Of', 'Goal', 'At most', 'Is', ''], goals);
	const shown = ['## Goals', ignored(summary), ...toReasons(results), ...results.map(toSection)];
	const parts = [INTRODUCTION, where, ...shown, METHOD];
	return `${parts.join('\n\n')}\n`;
}

const goalCells = (goal: Goal): string[] => [
	goal.what,
	toText(goal.most, goal.unit),
	toText(goal.is, goal.unit),
	isMet(goal) ? 'met' : '**missed**',
];

function toReasons(results: Result[]): string[] {
	const lines = results.flatMap(({ measure, goals }) =>
		goals
			.filter((goal) => goal.why && !isMet(goal))
			.map(({ what, why }) => `- ${measure.title} - ${what}: ${why}`),
	);
	return lines.length > 0 ? [`Why some are missed:\n\n${lines.join('\n')}`] : [];
}

export const isMet = ({ is, most }: Goal) => is <= most;

function toSection({ measure, series, remarks }: Result): string {
	const rows = series.map(({ what, unit, values }: Series) => [
		what,
		toText(median(values), unit),
		toText(Math.min(...values), unit),
		toText(Math.max(...values), unit),
	]);
	const table = toTable(['', 'Median', 'Least', 'Most'], rows);
	return [`## ${measure.title}`, measure.how, ignored(table), ...remarks].join('\n\n');
}

/** Tables stay as they are made. */
const ignored = (table: string) =>
	`<!-- prettier-ignore-start -->\n\n${table.trim()}\n\n<!-- prettier-ignore-end -->`;
