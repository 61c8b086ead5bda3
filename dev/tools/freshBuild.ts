/** Before jest or the demonstration runs: builds the package when `dist` is missing or older than its sources. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, run } from '../checkout';

const SOURCES = ['nodes', 'credentials', 'dev/bundle', 'package.json', 'tsconfig.json'];

/** Written by every build. Icons and codex files are not: their copies keep the date of the original. */
const BUILT = 'dist/nodes/OpenSign/OpenSign.node.js';

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

/** When the newest source was changed. Folders count as well: their date tells of files that are gone. */
function newestChange(): number {
	const paths = SOURCES.map((source) => join(ROOT, source)).flatMap((source) => {
		if (!statSync(source).isDirectory()) return [source];
		const inside = readdirSync(source, { recursive: true, encoding: 'utf8' });
		return [source, ...inside.map((path) => join(source, path))];
	});
	return Math.max(...paths.map((path) => changedAt(path) ?? 0));
}

export function buildIfStale(): void {
	const builtAt = changedAt(join(ROOT, BUILT));
	if (builtAt !== undefined && builtAt >= newestChange()) return;
	console.log(
		`\nBuilding: dist is ${builtAt === undefined ? 'missing' : 'older than its sources'}.`,
	);
	run('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
