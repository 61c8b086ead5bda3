/** Changes the code in a thousand small ways, and asks whether a test notices: `npm run test:mutants`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../checkout';
import { replaceSection } from '../tools/docs/markdown';
import { countOf, makeSection, readReport, toPercent } from './report';
import { ROOMS } from './rooms';
import { loadStryker } from './stryker';

const OUTPUT = 'coverage/mutants';
const PAGE = join(__dirname, 'README.md');

/** The least score, in percent. */
const LEAST = 85;

const toOptions = (room: string) => ({
	room,
	mutate: ROOMS[room].mutate,
	plugins: [join(__dirname, 'plugin.cjs')],
	testRunner: 'in-process',
	ignorers: ['sentences'],
	coverageAnalysis: 'perTest',
	buildCommand: 'npm run --silent build',
	ignorePatterns: ['/dist', '/coverage', '/dev/n8n/locked', '/dev/n8n/generations'],
	// Of its own: Stryker deletes it in the end, with all that is in it.
	tempDirName: `${OUTPUT}/tmp-${room}`,
	reporters: ['json', 'html', 'progress-append-only'],
	jsonReporter: { fileName: `${OUTPUT}/${room}.json` },
	htmlReporter: { fileName: `${OUTPUT}/${room}.html` },
	// Only what has changed since is tried again.
	incremental: true,
	incrementalFile: `${OUTPUT}/${room}.incremental.json`,
	timeoutMS: 20_000,
	dryRunTimeoutMinutes: 15,
	// A process that has loaded the package a thousand times is large.
	maxTestRunnerReuse: 150,
	warnings: { unknownOptions: false, slow: false },
	allowConsoleColors: false,
	// Stryker takes all processors but one otherwise.
	concurrency: process.env.MUTANTS_WORKERS ? Number(process.env.MUTANTS_WORKERS) : undefined,
});

/** Runs a room, and writes what survives into the page beside this file; the score. */
async function runRoom(room: string): Promise<number> {
	const Stryker = await loadStryker();
	const options = toOptions(room);
	await new Stryker(options).runMutationTest();
	const report = readReport(options.jsonReporter.fileName);
	const page = readFileSync(PAGE, 'utf8');
	writeFileSync(PAGE, replaceSection(page, room, makeSection(report)));
	return Number(toPercent(countOf(report)));
}

/** A folder for what the tests leave behind, which the processes inherit: n8n's binary data is gigabytes. */
function useOwnFolder(): void {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-opensign-mutants-'));
	process.env.TMPDIR = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

async function main(asked: string[]): Promise<void> {
	const rooms = asked.length > 0 ? asked : Object.keys(ROOMS);
	const unknown = rooms.find((room) => !Object.hasOwn(ROOMS, room));
	if (unknown) {
		throw new Error(`There is no room '${unknown}'. There are: ${Object.keys(ROOMS).join(', ')}.`);
	}
	process.chdir(ROOT);
	useOwnFolder();
	const scores: string[] = [];
	for (const room of rooms) {
		const began = Date.now();
		const score = await runRoom(room);
		const seconds = Math.round((Date.now() - began) / 1000);
		scores.push(`${room}: ${score} % in ${seconds} s`);
		if (score < LEAST) process.exitCode = 1;
	}
	console.log(scores.join('\n'));
}

void main(process.argv.slice(2));
