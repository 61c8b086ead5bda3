/** Which tests may notice a mutant in code that runs when its file is loaded, like a table. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Coverage } from './stryker';

/** The mutants of every source file, as Stryker has written them into it. */
function mutantsByFile(): Map<string, string[]> {
	const files = readdirSync('nodes', { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join('nodes', path));
	return new Map(
		files.map((file) => {
			const calls = readFileSync(file, 'utf8').matchAll(/stryCov_\w+\(([^)]*)\)/g);
			return [file, [...calls].flatMap(([, ids]) => ids.match(/\d+/g) ?? [])];
		}),
	);
}

/**
 * Stryker would run all tests for such a mutant. The tests that run other code of the same file are enough, and those
 * that are about it; all, where the file has none.
 *
 * @param isAbout whether a test is about a source file
 */
export function spread(
	coverage: Coverage,
	isAbout: (test: string, source: string) => boolean,
): Coverage {
	const perTest = coverage.perTest;
	const tests = Object.keys(perTest);
	for (const [source, mutants] of mutantsByFile()) {
		const reached = new Set(mutants.filter((id) => tests.some((test) => perTest[test][id])));
		const near = tests.filter(
			(test) => isAbout(test, source) || mutants.some((id) => perTest[test][id]),
		);
		const onLoad = mutants.filter((id) => coverage.static[id] && !reached.has(id));
		for (const test of near.length > 0 ? near : tests) {
			for (const id of onLoad) perTest[test][id] = coverage.static[id];
		}
	}
	return { static: {}, perTest };
}
