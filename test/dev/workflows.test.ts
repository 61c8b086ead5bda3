import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../dev/checkout';

const FOLDER = join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER);
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

test.each(files)('%s names every action by the commit, beside its version', (file) => {
	const used = read(file)
		.split('\n')
		.filter((line) => line.includes('uses:'));
	expect(used.length).toBeGreaterThan(0);
	const loose = used.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
	expect(loose).toEqual([]);
});

test('only publishing may do more than read, and it does so with provenance', () => {
	const more = files.filter((file) => /: write$/m.test(read(file)));
	expect(more).toEqual(['publish.yml']);
	const text = read('publish.yml');
	const rights = text.split('\n').filter((line) => line.endsWith(': write'));
	expect(rights.map((line) => line.trim())).toEqual(['id-token: write']);
	expect(text).toContain('npm publish --provenance --access public');
	expect(text).toContain('npx tsx dev/tools/check-release.ts "$GITHUB_REF_NAME"');
});

test('the scripts that are run are there', () => {
	const texts = files.map(read).join('\n');
	const paths = [...texts.matchAll(/(?:npx tsx|node|run:) ((?:dev|\.ci)\/[\w./-]+)/g)];
	expect(paths.length).toBeGreaterThan(2);
	expect(paths.map(([, path]) => path).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
