import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CODE, ROOT } from '../../../dev/checkout';
import { HOSTILE, longCodes } from './files';

const GOOD = join(ROOT, 'test/fixtures/pdfs/pdf-lib.pdf');

/** What reading may take here, and how much longer it may be until that is noticed; milliseconds. */
const BUDGET_MS = 3_000;
const LATE_MS = 3_000;
/** Of memory beyond what reading a good PDF takes. */
const MOST_MEGABYTES = 400;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));

interface Outcome {
	pages?: number;
	fault?: string;
	error?: string;
	seconds: number;
	/** The longest time without a turn for anything else, milliseconds. */
	block: number;
	megabytes: number;
	/** Of a good PDF that was read after it. */
	after: object;
}

/** What came of each, for people: `FIGURES=1 npx jest test/pdf/hostile`. */
const figures: string[] = [];

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
	if (process.env.FIGURES) process.stderr.write(`${figures.join('\n')}\n`);
});

function read(name: string, content: Buffer): Outcome {
	const file = join(folder, 'hostile.pdf');
	writeFileSync(file, content);
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['--expose-gc', join(__dirname, 'child.js'), CODE, String(BUDGET_MS), file, GOOD],
		{ encoding: 'utf8', timeout: 30_000 },
	);
	// A crash says something there: of memory that has run out, or of a promise that nobody waited for.
	expect(stderr).toBe('');
	expect(stdout).not.toBe('');
	const outcome = JSON.parse(stdout) as Outcome;
	const { seconds, block, megabytes, pages, fault } = outcome;
	const kilobytes = Math.round(content.length / 1000);
	figures.push(
		`${name} (${kilobytes} kB): ${fault ?? `${pages} pages`}, ${seconds.toFixed(1)} s, ${block} ms at a time, ${megabytes} MB`,
	);
	return outcome;
}

test.each(Object.entries(HOSTILE))(
	'%s: read, or said to be unreadable, soon and with little memory',
	(name, make) => {
		const { seconds, megabytes, pages, fault, error, after } = read(name, make());
		if (pages === undefined) {
			expect(error).toBe('UnreadablePdf');
			expect(['broken', 'memory', 'no pages', 'time']).toContain(fault);
		}
		expect(seconds * 1000).toBeLessThan(BUDGET_MS + LATE_MS);
		expect(megabytes).toBeLessThan(MOST_MEGABYTES);
		expect(after).toEqual({ pages: 2, characters: [23, 23] });
	},
	60_000,
);

test('codes of characters that are billions are no billions of codes', () => {
	expect(read('codes of four bytes', longCodes())).toMatchObject({ pages: 1 });
});
