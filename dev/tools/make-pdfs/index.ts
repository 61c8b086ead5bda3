/**
 * Makes every PDF in `test/fixtures/pdfs/` anew, and the `manifest.json` beside them.
 *
 * The PDFs are committed, so nobody needs this to run the tests. It is here to show where they come from, and for the
 * next one:
 *
 *     npx tsx dev/tools/make-pdfs
 *     npx tsx dev/tools/make-pdfs layout text
 *
 * The second makes these groups only, and leaves the other files as they are.
 *
 * It needs these Debian packages (version 12):
 *
 *     apt-get install chromium ghostscript groff img2pdf libreoffice-writer-nogui librsvg2-bin poppler-utils qpdf \
 *         fonts-dejavu-core fonts-droid-fallback fonts-noto-cjk texlive-latex-base
 *
 * Most producers write the date, or a random document id, into their files: what comes out is equal in all that the
 * tests look at, not in every byte. Each file's pages and encryption are read back with qpdf before the manifest is
 * written.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../checkout';
import { byForm } from './byForm';
import { byHand, handmadeIncremental } from './byHand';
import { byLayout } from './byLayout';
import { byPdfLib } from './byPdfLib';
import { byQpdf } from './byQpdf';
import { byText } from './byText';
import { byTools } from './byTools';
import { byTypesetters } from './byTypesetters';
import { PASSWORD, type Sample } from './sample';
import { tidyUp } from './workshop';

const OUT = join(ROOT, 'test', 'fixtures', 'pdfs');
const inOut = (name: string) => join(OUT, name);

/** What qpdf says of a file; status 3 means "with warnings", which is what the damaged ones are for. */
function ask(...args: string[]) {
	const { status, stdout, stderr } = spawnSync('qpdf', args, { encoding: 'utf8' });
	return { status, stdout: stdout.trim(), stderr };
}

/**
 * Writes a file and reads it back.
 *
 * @returns its entry in the manifest
 * @throws when qpdf cannot read it, or finds another encryption than the sample says
 */
function writeSample({ file, producer, feature, bytes, password }: Sample) {
	writeFileSync(inOut(file), bytes);
	const pages = ask(`--password=${password ?? ''}`, '--show-npages', inOut(file));
	if (pages.status !== 0 && pages.status !== 3)
		throw new Error(`qpdf cannot read ${file}: ${pages.stderr}`);
	const encrypted = ask('--is-encrypted', inOut(file)).status === 0;
	if (encrypted !== (password !== undefined))
		throw new Error(`${file} is ${encrypted ? '' : 'not '}encrypted, unexpectedly.`);
	const needsPassword = encrypted && ask('--requires-password', inOut(file)).status === 0;
	if (needsPassword !== (password === PASSWORD))
		throw new Error(`${file}: its password is another than expected.`);
	return {
		file,
		producer,
		feature,
		pages: Number(pages.stdout),
		encrypted,
		password: password ?? null,
		headerOffset: bytes.indexOf('%PDF-'),
	};
}

/** What is made, by the names that can be given to make only these. */
const GROUPS: Record<string, () => Sample[] | Promise<Sample[]>> = {
	tools: byTools,
	'pdf-lib': byPdfLib,
	incremental: () => [handmadeIncremental()],
	qpdf: byQpdf,
	hand: byHand,
	layout: byLayout,
	text: byText,
	form: byForm,
	typesetters: byTypesetters,
};

interface Entry {
	file: string;
}

/** The manifest with these entries: in the places of the old ones, or after all others. */
function merged(entries: Entry[]): Entry[] {
	const known = JSON.parse(readFileSync(inOut('manifest.json'), 'utf8')) as Entry[];
	const all = new Map([...known, ...entries].map((entry) => [entry.file, entry]));
	return [...all.values()];
}

async function main(): Promise<void> {
	const names = process.argv.slice(2);
	const unknown = names.find((name) => !Object.hasOwn(GROUPS, name));
	if (unknown !== undefined) {
		throw new Error(`There is no '${unknown}'; there are: ${Object.keys(GROUPS).join(', ')}.`);
	}
	try {
		// All are made before any is written, so that a missing tool leaves the old ones in place.
		const samples: Sample[] = [];
		for (const [name, make] of Object.entries(GROUPS)) {
			if (names.length === 0 || names.includes(name)) samples.push(...(await make()));
		}
		if (names.length === 0) rmSync(OUT, { recursive: true, force: true });
		mkdirSync(OUT, { recursive: true });
		const entries = samples.map(writeSample);
		const manifest = names.length > 0 ? merged(entries) : entries;
		writeFileSync(inOut('manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
		const sizes = samples.map(({ bytes }) => bytes.length);
		const total = sizes.reduce((sum, size) => sum + size, 0);
		const kilobytes = (size: number) => `${Math.round(size / 1000)} kB`;
		console.log(
			`${samples.length} files, ${kilobytes(total)}; the largest has ${kilobytes(Math.max(...sizes))}.`,
		);
	} finally {
		tidyUp();
	}
}

void main();
