/**
 * What it costs everybody that PDFs are looked into, whether they have any or not: the
 * package's size, and the time and memory of loading it. Beside it the last commit without the
 * readers of PDFs, which is built in a folder of its own, by turns in processes of their own;
 * and what is loaded when the node first looks into a PDF.
 *
 *     npm run measure:package
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT, run } from '../checkout';

/** The one before "A PDF room: pdf.js and pdf-lib are bundled at build". */
const BEFORE = 'f54d32b';

const ROUNDS = 15;

/**
 * Runs in the child, with a package's folder and what is to be loaded of it. n8n has
 * n8n-workflow and luxon before it loads a package.
 */
const CHILD = `
const { join } = require('node:path');
const [folder, ...files] = process.argv.slice(1);
const own = require('node:module').createRequire(join(folder, 'package.json'));
own('n8n-workflow');
own('luxon');
const memory = () => {
	globalThis.gc();
	const { heapUsed, external, rss } = process.memoryUsage();
	return { kept: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 };
};
const before = memory();
const start = performance.now();
for (const file of files) require(join(folder, file));
const ms = performance.now() - start;
const after = memory();
const grown = (what) => after[what] - before[what];
console.log(JSON.stringify({ ms, kept: grown('kept'), resident: grown('resident') }));
`;

/** Milliseconds, and MB that stay in JavaScript's hands and in the process. */
interface Cost {
	ms: number;
	kept: number;
	resident: number;
}

function load(folder: string, files: string[]): Cost {
	const args = ['--expose-gc', '-e', CHILD, folder, ...files];
	const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as Cost;
}

function median(costs: Cost[], what: keyof Cost): number {
	const sorted = costs.map((cost) => cost[what]).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}

/** What n8n loads when it starts. */
function startFiles(folder: string): string[] {
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		n8n: Record<'nodes' | 'credentials', string[]>;
	};
	return [...n8n.nodes, ...n8n.credentials];
}

const READERS = ['reader', 'cmaps', 'writer'].map(
	(name) => `dist/nodes/OpenSign/pdf/bundled/${name}.js`,
);

/** Bytes of the tarball, and of what is in it. */
function packedSize(folder: string): { size: number; unpackedSize: number } {
	const answer = run('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: folder });
	return (JSON.parse(answer) as [{ size: number; unpackedSize: number }])[0];
}

/** @throws where the commit is not there, as in a checkout without its history */
function buildBefore(folder: string): void {
	const archive = `${folder}.tar`;
	mkdirSync(folder);
	run('git', ['archive', '--output', archive, BEFORE]);
	run('tar', ['-xf', archive, '-C', folder]);
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
	run('npm', ['run', '--silent', 'build'], { cwd: folder });
}

function main(): void {
	const temporary = mkdtempSync(join(tmpdir(), 'opensign-measure-'));
	try {
		const before = join(temporary, 'before');
		buildBefore(before);
		const cases = [
			{ what: `before (${BEFORE})`, folder: before, files: startFiles(before) },
			{ what: 'now', folder: ROOT, files: startFiles(ROOT) },
			{ what: 'now, with the readers', folder: ROOT, files: [...startFiles(ROOT), ...READERS] },
		].map((one) => ({ ...one, size: packedSize(one.folder), costs: [] as Cost[] }));
		for (let round = 0; round < ROUNDS; round++)
			for (const { folder, files, costs } of cases) costs.push(load(folder, files));
		const [first] = cases;
		const ratio = (costs: Cost[]) => median(costs, 'ms') / median(first.costs, 'ms');
		const rows = cases.map(({ what, size, costs }) => ({
			what,
			'tarball, kB': Math.round(size.size / 1000),
			'unpacked, kB': Math.round(size.unpackedSize / 1000),
			'loaded in ms': Math.round(median(costs, 'ms')),
			'times as long': Number(ratio(costs).toFixed(2)),
			'MB kept': Number(median(costs, 'kept').toFixed(1)),
			'MB resident': Number(median(costs, 'resident').toFixed(1)),
		}));
		console.table(rows);
	} finally {
		rmSync(temporary, { recursive: true });
	}
}

main();
