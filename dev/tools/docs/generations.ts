/** The README's table of the n8n that the package was run in: what test/e2e has found there, and written down. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../checkout';
import { GENERATIONS } from '../../n8n';
import { toTable } from './markdown';

/** What is in the table, by the names under which test/e2e/generation*.e2e.ts notes it. */
const ROWS: Record<string, string> = {
	'Node.js': 'on Node.js',
	nodes: 'All nodes, the tool for AI agents, the credential',
	credential: 'The credential is tested',
	errors: 'Errors say what is wrong, and what to do',
	'output fields': 'Fields of the output are known before the first run',
	triggers: 'Both triggers, with files',
	waiting: 'Send and Wait for Signature',
	'human review': 'Human review for AI agents',
	examples: 'Examples that run',
	'files in files': 'Files kept in the file system',
	'files in the database': 'Files kept in the database',
	'files in memory': 'Files kept in memory',
};

type Findings = Record<string, string>;

const findingsOf = (generation: string): Findings => {
	const file = join(ROOT, `test/e2e/generations/${generation}.json`);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Findings) : {};
};

export function makeGenerations(): string {
	const all = GENERATIONS.map(findingsOf);
	const rows = Object.entries(ROWS).map(([key, label]) => [
		label,
		...all.map((findings) => findings[key] ?? 'not run'),
	]);
	const columns = GENERATIONS.map((generation, k) => `n8n ${all[k].n8n ?? generation}`);
	return toTable(['', ...columns], rows);
}
