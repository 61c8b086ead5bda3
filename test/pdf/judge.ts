import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Box, Point } from '../../nodes/OpenSign/pdf/box';

/** What MuPDF finds on a page; in points from the top left corner of what is shown. */
export interface Judgement {
	width: number;
	height: number;
	characters: Array<{
		/** One character, or a ligature. */
		text: string;
		/** On which line of the page, counted from 0. */
		line: number;
		/** Where it begins on its line. */
		origin: Point;
		/** Upper left, upper right, lower left, lower right, as the character stands. */
		corners: Point[];
		/** The same of what is drawn of it. */
		ink: Point[];
	}>;
	fields: Array<{
		name: string;
		kind: string;
		box: Box;
		/** What a button stands for, where its field says so; else empty. */
		text: string;
	}>;
}

/** A file of test/fixtures/pdfs, as its manifest has it. */
export interface Fixture {
	file: string;
	feature: string;
	pages: number;
	password: string | null;
}

export const FOLDER = join(__dirname, '../fixtures/pdfs');

export const readFixture = (file: string) => readFileSync(join(FOLDER, file));
export const fixtures = JSON.parse(readFixture('manifest.json').toString()) as Fixture[];

function ask(wanted: object[]): unknown {
	const answer = execFileSync(
		process.execPath,
		[join(__dirname, 'mupdf.mjs'), JSON.stringify(wanted)],
		// It complains about the damaged ones, and reads them.
		{ maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] },
	);
	return JSON.parse(answer.toString());
}

const wantedOf = (look: string, { file, password }: Fixture) => ({
	look,
	path: join(FOLDER, file),
	password: password ?? '',
});

/** The pages of each file. */
export const judge = (files: Fixture[]) =>
	ask(files.map((file) => wantedOf('characters', file))) as Judgement[][];

/** The smallest box around all that is drawn, for each page of each file. */
export const judgeDrawn = (files: Fixture[]) =>
	ask(files.map((file) => wantedOf('drawn', file))) as Box[][];

/**
 * What can be seen in signed copies of a file and not in the file, for each of these pages of each copy: a box for each
 * row of pixels, points from the top left corner of what is shown.
 */
export function judgeInk(file: Fixture, copies: Buffer[], pages: number[]): Box[][][] {
	const folder = mkdtempSync(join(tmpdir(), 'opensign-ink-'));
	try {
		const wanted = copies.map((copy, k) => {
			const signed = join(folder, `${k}.pdf`);
			writeFileSync(signed, copy);
			return { ...wantedOf('ink', file), signed, pages };
		});
		return ask(wanted) as Box[][][];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What the node calls the kinds of form fields that it knows; all but buttons that do something. */
export const KINDS: Record<string, string> = {
	checkbox: 'checkbox',
	combobox: 'dropdown',
	listbox: 'list',
	radiobutton: 'radio',
	signature: 'signature',
	text: 'text',
};

/** What is in `form-all-fields.pdf` and is left out: it is hidden. */
const HIDDEN = ['internal_note'];

/** The fields of a page's form that can be filled in. */
export const formFieldsOf = ({ fields }: Judgement) =>
	fields.filter(({ name, kind }) => kind in KINDS && !HIDDEN.includes(name));
