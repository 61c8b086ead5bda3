import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Box, Point } from '../../nodes/OpenSign/pdf/box';

/** What MuPDF finds on a page; in points from the top left corner of what is shown. */
export interface Judgement {
	width: number;
	height: number;
	characters: Array<{
		/** One character, or a ligature. */
		text: string;
		/** Where it begins on its line. */
		origin: Point;
		/** Upper left, upper right, lower left, lower right, as the character stands. */
		corners: Point[];
		/** The same of what is drawn of it. */
		ink: Point[];
	}>;
	fields: Array<{ name: string; kind: string; box: Box }>;
}

/** A file of test/fixtures/pdfs, as its manifest has it. */
export interface Fixture {
	file: string;
	feature: string;
	pages: number;
	password: string | null;
}

const FOLDER = join(__dirname, '../fixtures/pdfs');

export const readFixture = (file: string) => readFileSync(join(FOLDER, file));
export const fixtures = JSON.parse(readFixture('manifest.json').toString()) as Fixture[];

function ask(files: Fixture[], isDrawn: boolean): unknown {
	const wanted = files.map(({ file, password }) => {
		return { path: join(FOLDER, file), password: password ?? '', isDrawn };
	});
	const answer = execFileSync(
		process.execPath,
		[join(__dirname, 'mupdf.mjs'), JSON.stringify(wanted)],
		// It complains about the damaged ones, and reads them.
		{ maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] },
	);
	return JSON.parse(answer.toString());
}

/** The pages of each file. */
export const judge = (files: Fixture[]) => ask(files, false) as Judgement[][];

/** The smallest box around all that is drawn, for each page of each file. */
export const judgeDrawn = (files: Fixture[]) => ask(files, true) as Box[][];
