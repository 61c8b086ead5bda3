/** What the pages say can be followed: links, anchors, commands, JSON. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../../dev/checkout';
import { toAnchor } from '../../dev/tools/docs/markdown';

const FOLDERS = ['', '.github', 'docs', 'docs/operations', 'examples', 'dev/mutants'];

const PAGES = FOLDERS.flatMap(pagesIn);

function pagesIn(folder: string): string[] {
	const path = join(ROOT, folder);
	const names = existsSync(path) ? readdirSync(path) : [];
	return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** Without what is shown as it is typed. */
const proseOf = (text: string) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

function anchorsOf(page: string): string[] {
	const headings = read(page)
		.replace(/^```[^]*?^```/gm, '')
		.matchAll(/^#+ (.+)$/gm);
	return [...headings].map(([, heading]) => toAnchor(heading.replace(/[`*_]/g, '')));
}

describe.each(PAGES)('%s', (page) => {
	it('has links that lead somewhere', () => {
		const links = [...proseOf(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
		const dead = links.filter((link) => {
			if (/^[a-z]+:/.test(link)) return false;
			const [path, anchor] = link.split('#');
			const target = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(ROOT, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
		expect(dead).toEqual([]);
	});

	it('names commands that there are', () => {
		const text = read(page);
		const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
		const files = [...text.matchAll(/npx tsx ([\w./-]+)/g)].map(([, path]) => path);
		expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});

	it('has JSON that can be read', () => {
		const blocks = [...read(page).matchAll(/^```json\n([^]*?)^```/gm)].map(([, json]) => json);
		for (const json of blocks) expect(() => JSON.parse(json) as unknown).not.toThrow();
	});

	it('has tables that can be read: no cell is a page', () => {
		// What stands in a link is not seen.
		const rows = read(page)
			.replace(/\]\([^)]*\)/g, ']')
			.split('\n')
			.filter((line) => line.startsWith('|'));
		const cells = rows.flatMap((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
		expect(cells.filter((cell) => cell.length > LONGEST_CELL)).toEqual([]);
	});
});

/** Letters of a cell that somebody still reads. */
const LONGEST_CELL = 600;
