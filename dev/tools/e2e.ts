/**
 * The tests in a real n8n:
 *
 *     npm run test:e2e                           all, in the newest n8n
 *     npm run test:e2e -- --n8n 1.123            what may differ between generations of n8n, and the examples, in this one
 *     npm run test:e2e -- --n8n 1.123 --short    the same without the examples
 *     npm run test:e2e -- waiting -t browser     what jest is told
 *     RECORD=1 npm run test:e2e -- --n8n 1.123   writes down what was found, for the README's table
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ROOT } from '../checkout';
import { NEWEST } from '../n8n';

const { values, positionals, tokens } = parseArgs({
	options: { n8n: { type: 'string' }, short: { type: 'boolean' } },
	allowPositionals: true,
	strict: false,
	tokens: true,
});

/** All that is not said to this command. */
const rest = tokens.flatMap((token) => {
	if (token.kind === 'option-terminator') return [];
	if (token.kind === 'positional') return [token.value];
	if (token.name === 'n8n' || token.name === 'short') return [];
	return [token.rawName, token.value ?? []].flat();
});

const n8n = typeof values.n8n === 'string' ? values.n8n : NEWEST;
const isRecorded = process.env.RECORD !== undefined;

/** The test files, where jest was not told any. */
function chosen(): string[] {
	if (positionals.length > 0) return [];
	if (values.short === true) return ['generation'];
	return n8n === NEWEST && !isRecorded ? [] : ['generation', 'examples'];
}

// One file after the other where all write into the same one.
const order = isRecorded ? ['--runInBand'] : [];
const { status } = spawnSync(
	process.execPath,
	[
		join(ROOT, 'node_modules/jest/bin/jest.js'),
		...['-c', join(ROOT, 'test/e2e/jest.config.js')],
		...order,
		...chosen(),
		...rest,
	],
	{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, OPENSIGN_N8N: n8n } },
);
process.exitCode = status ?? 1;
