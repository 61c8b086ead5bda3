/**
 * What the node takes of time, memory and requests, beside what n8n's own nodes take for the same:
 *
 *     npm run bench                   all, nine rounds, into docs/benchmarks.md and docs/benchmarks.json
 *     npm run bench -- sendOne        some of them, printed only
 *     npm run bench -- --rounds=2     the same
 *     npm run bench -- --smoke        whether all of it works: one round, everything small, no n8n installed for it
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../checkout';
import { installN8n, stagePackage } from '../n8n';
import { MODULES_DIR, NODE_BINARY } from '../n8n/locations';
import { buildIfStale } from '../tools/freshBuild';
import type { Installation } from './engine';
import { toText, type Setting } from './measure';
import { MEASURES } from './measures';
import { describeMachine, isMet, toPage, type Report, type Result } from './page';

/** Memory differs by half from run to run. */
const ROUNDS = 9;

export interface Wanted {
	/** The measures' names; all if none are given. */
	names?: string[];
	rounds?: number;
	smoke?: boolean;
	log?: (line: string) => void;
}

/** With n8n's nodes where n8n is installed; else, for a smoke run, n8n's core of this project. */
function findInstallation(folder: string, smoke: boolean): Installation {
	const { packageDir } = stagePackage(join(folder, 'staged'));
	const hasNodes = existsSync(NODE_BINARY) && existsSync(join(MODULES_DIR, 'n8n-nodes-base'));
	if (!smoke || hasNodes)
		return { node: NODE_BINARY, modules: MODULES_DIR, packageDir, hasNodes, folder };
	const modules = join(ROOT, 'node_modules');
	return { node: process.execPath, modules, packageDir, hasNodes: false, folder };
}

/** @throws where what was sent, given or made is not right, or a process ends */
export async function bench({
	names = MEASURES.map(({ name }) => name),
	rounds = ROUNDS,
	smoke = false,
	log = () => {},
}: Wanted): Promise<Report> {
	const unknown = names.find((name) => !MEASURES.some((measure) => measure.name === name));
	if (unknown !== undefined) {
		const known = MEASURES.map(({ name }) => name).join(', ');
		throw new Error(`There is no measure '${unknown}'. There are: ${known}.`);
	}
	const folder = mkdtempSync(join(tmpdir(), 'opensign-bench-'));
	try {
		const installation = findInstallation(folder, smoke);
		const machine = describeMachine(installation);
		const setting: Setting = { installation, rounds, smoke };
		const results: Result[] = [];
		for (const measure of MEASURES.filter(({ name }) => names.includes(name))) {
			const { name, title, how } = measure;
			log(`\n${title} (${name})`);
			const outcome = await measure.run(setting);
			results.push({ measure: { name, title, how }, ...outcome });
			for (const line of toLines(outcome)) log(`  ${line}`);
		}
		const date = new Date().toISOString().slice(0, 10);
		return { date, rounds, machine, results };
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

const toLines = ({ series, goals, remarks }: Omit<Result, 'measure'>): string[] => [
	...series.map(
		({ what, unit, values }) => `${what}: ${values.map((one) => toText(one, unit)).join(', ')}`,
	),
	...goals.map((goal) => {
		const { what, unit, is, most } = goal;
		const verdict = isMet(goal) ? 'met' : 'MISSED';
		return `${verdict}: ${what}: ${toText(is, unit)}, at most ${toText(most, unit)}`;
	}),
	...remarks,
];

async function main(args: string[]): Promise<void> {
	const log = (line: string) => console.log(line);
	const smoke = args.includes('--smoke');
	const rounds = args.flatMap((arg) => /^--rounds=(\d+)$/.exec(arg)?.[1] ?? []).map(Number);
	const names = args.filter((arg) => !arg.startsWith('--'));
	buildIfStale();
	if (!smoke) await installN8n({ log });
	const report = await bench({
		names: names.length > 0 ? names : undefined,
		rounds: smoke ? 1 : rounds[0],
		smoke,
		log,
	});
	if (args.length > 0) return;
	writeFileSync(join(ROOT, 'docs/benchmarks.md'), toPage(report));
	writeFileSync(join(ROOT, 'docs/benchmarks.json'), `${JSON.stringify(report, null, '\t')}\n`);
	log('\nWritten: docs/benchmarks.md, docs/benchmarks.json');
}

if (require.main === module) void main(process.argv.slice(2));
