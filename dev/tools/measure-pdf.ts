/**
 * What it costs to read PDFs of 1, 30 and 300 pages full of text: seconds, and MB of memory that are taken for it and
 * kept. Each in a process of its own, on the package as it is built.
 *
 *     npm run measure:pdf
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { CODE } from '../checkout';

/** As people print contracts: 45 lines of 75 characters. */
async function makePdf(pages: number): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.TimesRoman);
	const line = 'The tenant signs here, and the landlord signs there, by their own hands.';
	for (let number = 1; number <= pages; number++) {
		const page = pdf.addPage([595, 842]);
		for (let i = 0; i < 45; i++) {
			page.drawText(`${number}.${i} ${line}`, { x: 60, y: 780 - 16 * i, size: 11, font });
		}
	}
	return Buffer.from(await pdf.save());
}

/** Runs in the child, which has the PDF as its standard input. */
const CHILD = `
const { readFileSync } = require('node:fs');
const { measured } = require(${JSON.stringify(join(__dirname, 'measured.js'))});
const { openPdf } = require(${JSON.stringify(CODE)});
const content = readFileSync(0);
const wanted = { password: '', text: process.argv[1] === 'text' };
measured(async () => await openPdf(content, wanted)).then(({ outcome, ...cost }) => {
	const characters = outcome.pages.reduce((sum, page) => sum + page.glyphs.length, 0);
	console.log(JSON.stringify({ ...cost, characters }));
});
`;

interface Figures {
	seconds: number;
	/** The longest time without a turn for anything else, milliseconds. */
	block: number;
	megabytes: number;
	kept: number;
	characters: number;
}

function measure(content: Buffer, what: string): Figures {
	const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', CHILD, what], {
		input: content,
		encoding: 'utf8',
	});
	if (stderr !== '') throw new Error(stderr);
	return JSON.parse(stdout) as Figures;
}

async function main(): Promise<void> {
	const rows = [];
	for (const pages of [1, 30, 300]) {
		const content = await makePdf(pages);
		for (const what of ['pages', 'text']) {
			const { seconds, block, megabytes, kept, characters } = measure(content, what);
			rows.push({
				pages,
				kB: Math.round(content.length / 1000),
				read: what,
				seconds: Number(seconds.toFixed(2)),
				'MB taken': megabytes,
				'MB kept': kept,
				'longest block, ms': block,
				characters,
			});
		}
	}
	console.table(rows);
}

void main();
