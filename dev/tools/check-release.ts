/**
 * Asks whether a tag may be published: it must be the version of package.json, and the changelog must tell of it.
 *
 *     npx tsx dev/tools/check-release.ts 0.1.0
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../checkout';

export interface Release {
	tag: string;
	/** Of package.json. */
	version: string;
	/** The whole of CHANGELOG.md. */
	changelog: string;
}

/** A heading of the changelog: `## 0.1.0 (2026-12-01)`. */
const HEADING = /^## (\S+)(?: \(([^)]*)\))?\s*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What has to be put right before the tag may be published; nothing if it may. */
export function findReleaseProblems({ tag, version, changelog }: Release): string[] {
	const problems: string[] = [];
	if (tag !== version)
		problems.push(`The tag is "${tag}", but package.json has the version "${version}".`);
	const lines = changelog.split('\n');
	const start = lines.findIndex((line) => HEADING.exec(line)?.[1] === version);
	if (start === -1) return [...problems, `CHANGELOG.md has no section "## ${version} (day)".`];
	const [, , day = ''] = HEADING.exec(lines[start]) ?? [];
	if (!DAY.test(day)) {
		const said = day || 'no day';
		problems.push(`CHANGELOG.md says "${said}" of ${version}. Write the day, like 2026-12-01.`);
	}
	const rest = lines.slice(start + 1);
	const end = rest.findIndex((line) => HEADING.test(line));
	const entries = rest.slice(0, end === -1 ? undefined : end);
	if (!entries.some((line) => line.startsWith('- ')))
		problems.push(`CHANGELOG.md says nothing about ${version}.`);
	return problems;
}

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

function main(tag: string | undefined): void {
	if (!tag) throw new Error('Name the tag: npx tsx dev/tools/check-release.ts 0.1.0');
	const { version } = JSON.parse(read('package.json')) as { version: string };
	const problems = findReleaseProblems({ tag, version, changelog: read('CHANGELOG.md') });
	for (const problem of problems) console.error(problem);
	if (problems.length === 0) console.log(`${tag} may be published.`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}

if (require.main === module) main(process.argv[2]);
