/**
 * Makes the PDFs of `examples/stand-in` anew, which are committed:
 *
 *     npx tsx dev/tools/example-pdfs.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { ROOT } from '../checkout';
import { A4, drawLines } from '../opensign-server/pdf/text';

const LAYOUT = { x: 60, top: 770, lineHeight: 30, size: 12 };

/** So that the same lines make the same file. */
const LONG_AGO = new Date(0);

const FILES: Record<string, string[]> = {
	'agreement.pdf': ['Agreement', '', 'of the example, which has no legal meaning.'],
	'nda-with-tags.pdf': [
		'Non-disclosure agreement',
		'',
		'Both keep secret what they learn of each other. It is an example, and has no legal meaning.',
		'',
		'The partner signs here, on this date:',
		'',
		'{{signature;role=Partner}}',
		'',
		'{{date;role=Partner}}',
		'',
		'The company signs here:',
		'',
		'{{signature;role=Company}}',
	],
};

async function makePdf(lines: string[]): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.setCreationDate(LONG_AGO);
	document.setModificationDate(LONG_AGO);
	const font = await document.embedFont(StandardFonts.Helvetica);
	drawLines(document.addPage(A4), font, lines, LAYOUT);
	return await document.save();
}

async function main(): Promise<void> {
	for (const [name, lines] of Object.entries(FILES))
		writeFileSync(join(ROOT, 'examples/stand-in', name), await makePdf(lines));
}

void main();
