import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { seedForm, type Seed } from './form';
import { findContradictions, toSentence } from './problems';

/** What a seed file says, and the PDFs that it names. */
export interface SeedFile {
	seed: Seed;
	/** By the name that the seed file has for them. */
	files: Map<string, Buffer>;
}

/** A seed file that cannot be used. Its message says what is wrong where, one thing a line. */
export class SeedError extends Error {
	constructor(path: string, problems: string[]) {
		super([`The seed file ${path} is wrong:`, ...problems.map((one) => `  - ${one}`)].join('\n'));
		this.name = 'SeedError';
	}
}

/**
 * Reads and checks a seed file; its form is told by `SEED_HELP`.
 *
 * @throws SeedError with everything that is wrong with it
 */
export function readSeed(path: string): SeedFile {
	const form = seedForm.safeParse(readJson(path));
	if (!form.success) throw new SeedError(path, form.error.issues.map(toSentence));
	const seed = form.data;
	const problems = findContradictions(seed);
	const files = new Map<string, Buffer>();
	for (const { templates, documents } of Object.values(seed)) {
		for (const { file } of [...templates, ...documents]) {
			if (file === undefined || files.has(file)) continue;
			const content = readPdf(resolve(dirname(path), file));
			if (content) files.set(file, content);
			else problems.push(`"${file}" is no PDF that can be read beside the seed file.`);
		}
	}
	if (problems.length > 0) throw new SeedError(path, [...new Set(problems)]);
	return { seed, files };
}

function readJson(path: string): unknown {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch {
		throw new SeedError(path, ['It cannot be read.']);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new SeedError(path, [`It is no JSON: ${reason}.`]);
	}
}

function readPdf(path: string): Buffer | undefined {
	try {
		const content = readFileSync(path);
		return content.includes('%PDF-') ? content : undefined;
	} catch {
		return undefined;
	}
}
