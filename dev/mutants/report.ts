/** What Stryker has found, as the page README.md beside this file tells it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../checkout';
import { toTable } from '../tools/docs/markdown';
import { REASONS } from './reasons';
import type { Mutant } from './stryker';

export interface Report {
	files: Record<string, { source: string; mutants: Mutant[] }>;
}

const DETECTED = ['Killed', 'Timeout'];
const UNDETECTED = ['Survived', 'NoCoverage'];

export const readReport = (file: string) =>
	JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Report;

/** A text on one line, for a cell of a table. */
const toCell = (code: string) => {
	const line = code.replace(/\s+/g, ' ').trim();
	const short = line.length > 90 ? `${line.slice(0, 90)}…` : line;
	return `\`${short.replaceAll('|', '\\|').replaceAll('`', "'")}\``;
};

/** The code that a mutant replaces. */
function originalOf(source: string, { location: { start, end } }: Mutant): string {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column - 1);
	lines[0] = lines[0].slice(start.column - 1);
	return lines.join('\n');
}

interface Survivor {
	file: string;
	line: number;
	original: string;
	replacement: string;
	status: string;
}

function survivorsOf({ files }: Report): Survivor[] {
	return Object.entries(files).flatMap(([file, { source, mutants }]) =>
		mutants
			.filter(({ status }) => UNDETECTED.includes(status))
			.map((mutant) => ({
				file,
				line: mutant.location.start.line,
				original: originalOf(source, mutant),
				replacement: mutant.replacement ?? '',
				status: mutant.status,
			})),
	);
}

export function countOf({ files }: Report) {
	const all = Object.values(files).flatMap(({ mutants }) => mutants);
	const detected = all.filter(({ status }) => DETECTED.includes(status)).length;
	const undetected = all.filter(({ status }) => UNDETECTED.includes(status)).length;
	return { detected, undetected, ignored: all.length - detected - undetected };
}

export const toPercent = ({ detected, undetected }: { detected: number; undetected: number }) =>
	((100 * detected) / (detected + undetected)).toFixed(1);

/** Why a survivor may live; where nobody has said so, a gap of the tests. */
function reasonFor({ file, original, replacement }: Survivor): string {
	const found = REASONS.find(
		(reason) =>
			(reason.file === undefined || file.endsWith(reason.file)) &&
			reason.original.test(original) &&
			(reason.replacement?.test(replacement) ?? true),
	);
	return found?.why ?? '–';
}

/** What is known of a room: its score, and every survivor. */
export function makeSection(report: Report): string {
	const count = countOf(report);
	const { detected, undetected, ignored } = count;
	const score = `${toPercent(count)} %: ${detected} of ${detected + undetected} are noticed; ${ignored} are texts, and left out.`;
	const rows = survivorsOf(report).map((one) => [
		`${one.file.replace('nodes/OpenSign/', '')}:${one.line}`,
		toCell(one.original),
		one.status === 'NoCoverage' ? 'no test runs it' : toCell(one.replacement),
		reasonFor(one),
	]);
	return `${score}\n\n${toTable(['Where', 'Code', 'Instead', 'Why'], rows)}`;
}
