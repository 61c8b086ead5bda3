import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { store, type Content } from '../core/content';
import { Turns } from '../core/turns';
import type { PdfSource } from '../inputs/pdf';
import { MEGABYTE, type Environment } from '../opensign/environment';
import type { ToWrite } from '../pdf/load';
import { merge } from '../pdf/merge';
import type { Page } from '../pdf/read';
import { checkContent, checkSize, lookInto, sizeLimit, type ToRead } from './preflight/file';
import { checkLarge } from './preflight/large';
import { findSources, type Problem, type Source, type TooLarge } from './sources';

/** One of the files that a PDF is made of. */
export interface PdfPart {
	/** How errors name it. */
	name: string;
	/** What inputs may call it. */
	calledBy: string[];
	/** Its pages, as they are counted in the whole; undefined where it was not opened. */
	pages: Page[] | undefined;
}

/** A PDF that passed every check. */
export interface PdfFile {
	content: Content;
	/** Undefined where it is too large to be opened. */
	pages: Page[] | undefined;
	/** The files that it is made of, in their order; at least one. */
	parts: PdfPart[];
	/** Opens it, if it is encrypted; empty for none. */
	password: string;
}

/** A PDF, or what is wrong with it. */
export type ReadPdf =
	| (PdfFile & { problem?: undefined; why?: undefined })
	| (Problem & { content?: undefined; pages?: undefined });

/**
 * The largest file that is opened, in MB of 1,048,576 bytes, unless an option says otherwise: a reader needs several
 * times as much memory. Of a larger one only size and header are checked.
 */
export const USUALLY_OPENED_MB = 20;

/** What a file must be, and what is to be read of it. */
interface Rules extends ToRead {
	/** Where it goes, which decides on the largest size. */
	environment: Environment;
	/** The option "Maximum PDF Size", MB of 1,048,576 bytes. */
	raisedMb?: number;
	/** The option "Look Into PDFs Up To", MB of 1,048,576 bytes. */
	openedMb?: number;
}

interface Found {
	source: Source;
	content: Content;
}

/**
 * Reads the PDF of item `i` from where the node's inputs say; several files become one.
 *
 * The size is compared before a file is read: n8n's metadata, the length of the text, or the Content-Length.
 *
 * @returns the PDF, or a problem; problems are not thrown, so that they are named together with others
 */
export async function readPdf(
	context: IExecuteFunctions,
	i: number,
	from: PdfSource,
	{ environment, raisedMb, openedMb = USUALLY_OPENED_MB, ...wanted }: Rules,
): Promise<ReadPdf> {
	const limit = sizeLimit(environment, raisedMb);
	if (limit.problem) return { problem: limit.problem };
	const sources = await findSources(context, i, from);
	if ('problem' in sources) return sources;
	const files = await findAll(sources, (name, bytes) =>
		checkSize(name, bytes, limit.bytes, environment),
	);
	if ('problem' in files) return files;
	const [{ source, content }, ...others] = files;
	const bytes = files.reduce((sum, file) => sum + file.content.bytes, 0);
	if (bytes > openedMb * MEGABYTE) {
		if (others.length > 0) return { problem: cannotMerge(files.length, openedMb) };
		const problem = await checkLarge(source.name, content);
		if (problem) return { problem };
		const part = { ...source, pages: undefined };
		return { content, pages: undefined, parts: [part], password: wanted.password };
	}
	return others.length > 0
		? await mergeAll(context, files, wanted)
		: await openOne(files[0], wanted);
}

/**
 * What is wrong with the size of a PDF that the node has written itself.
 *
 * @param raisedMb as for `readPdf`
 */
export function checkWritten(
	{ content, parts }: PdfFile,
	{ environment, raisedMb }: Pick<Rules, 'environment' | 'raisedMb'>,
): string | undefined {
	return checkSize(
		namesOf(parts),
		content.bytes,
		sizeLimit(environment, raisedMb).bytes,
		environment,
	);
}

const cannotMerge = (count: number, openedMb: number) =>
	`PDF File: ${count} files with more than ${openedMb} MB together cannot be made into one document. Make them smaller, or raise Look Into PDFs Up To under Additional Options.`;

const CANNOT_MERGE =
	'these files cannot be made into one document, as one of them is written in an unusual way. Print them to PDF anew, or merge them before.';

const namesOf = (files: Array<{ name: string }>) => files.map(({ name }) => name).join(' + ');

/** The files, one after the other; the limit is for their sum. */
async function findAll(
	sources: Source[],
	checkBytes: (name: string, bytes: number) => string | undefined,
): Promise<Found[] | Problem> {
	const names = namesOf(sources);
	const known = sources.reduce((sum, { size = 0 }) => sum + size, 0);
	const early = known > 0 ? checkBytes(names, known) : undefined;
	if (early) return { problem: early };
	const files: Found[] = [];
	let before = 0;
	for (const source of sources) {
		const tooLarge: TooLarge = (bytes) =>
			bytes === 0 ? checkBytes(source.name, 0) : checkBytes(names, before + bytes);
		const content = await source.find(tooLarge);
		if ('problem' in content) return content;
		const problem = tooLarge(content.bytes);
		if (problem) return { problem };
		before += content.bytes;
		files.push({ source, content });
	}
	return files;
}

async function openOne({ source, content }: Found, wanted: ToRead): Promise<ReadPdf> {
	const opened = await open(source, content, wanted);
	if ('problem' in opened) return opened;
	const { pages } = opened.pdf;
	return { content, pages, parts: [{ ...source, pages }], password: wanted.password };
}

/** One PDF of several, which is not encrypted. Pages look the same in it, so each file is opened by itself. */
async function mergeAll(
	context: IExecuteFunctions,
	files: Found[],
	wanted: ToRead,
): Promise<ReadPdf> {
	const pages: Page[] = [];
	const parts: PdfPart[] = [];
	const sources: ToWrite[] = [];
	for (const { source, content } of files) {
		const opened = await open(source, content, wanted);
		if ('problem' in opened) return opened;
		const { pdf } = opened;
		const counted = pdf.pages.map((page, k) => ({ ...page, number: pages.length + k + 1 }));
		pages.push(...counted);
		parts.push({ ...source, pages: counted });
		const password = pdf.isEncrypted ? wanted.password : '';
		sources.push({ content: await content.read(), password, pageCount: counted.length });
	}
	const merged = await mergeOrNothing(sources);
	// What pdf-lib stumbles over says nothing to people, and not which file it is.
	if (merged === undefined) return { problem: `${namesOf(parts)}: ${CANNOT_MERGE}` };
	return { content: await store(context, merged, 'merged.pdf'), pages, parts, password: '' };
}

async function mergeOrNothing(sources: ToWrite[]): Promise<Buffer | undefined> {
	try {
		return await merge(sources);
	} catch {
		return undefined;
	}
}

/** So that not more than one file is in memory, however many items are looked at at the same time. */
const turns = new Turns();

/** Opens a file, which is in memory only meanwhile. */
async function open({ name }: Source, content: Content, wanted: ToRead) {
	return await turns.inTurn('a file', async () => {
		const bytes = await content.read();
		const problem = checkContent(name, bytes);
		return problem ? { problem } : await lookInto(name, bytes, { ...wanted, mayTake: true });
	});
}

/** A request's body that goes with the file. One that the node has written itself needs no password any more. */
export function forFile(body: IDataObject, { password }: PdfFile): IDataObject {
	const complete: IDataObject = { ...body };
	if (password === '') delete complete.file_password;
	return complete;
}

/** The file with what is known of its pages but for their text, which takes far more memory than the rest. */
export function withoutText(file: PdfFile): PdfFile {
	const pages = file.pages?.map((page) => ({ ...page, glyphs: [], formFields: [] }));
	return { ...file, pages, parts: file.parts.map((part) => ({ ...part, pages: undefined })) };
}
