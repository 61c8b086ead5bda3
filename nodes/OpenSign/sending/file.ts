import type { IExecuteFunctions } from 'n8n-workflow';

import { withoutLogin } from '../core/links';
import type { PdfSource } from '../inputs/pdf';
import { MEGABYTE, type Environment } from '../opensign/environment';
import { download } from './download';
import { openPdf, UnreadablePdf, type Page, type Wanted } from '../pdf/read';
import { checkPdf, checkSize, sizeLimit } from './preflight/file';
import { fromStore, sayGone } from './stored';

/** A PDF that passed every check as base64, or what is wrong with it. */
export type ReadPdf =
	| { base64: string; pages: Page[] | undefined; problem?: undefined; why?: undefined }
	| (Problem & { base64?: undefined; pages?: undefined });

/** What a file must be. */
interface Rules extends Wanted {
	/** Where it goes, which decides on the largest size. */
	environment: Environment;
	/** The option "Maximum PDF Size", MB of 1,048,576 bytes. */
	raisedMb?: number;
}

/** Says of the bytes so far that they are too many. */
type TooLarge = (bytes: number) => string | undefined;

interface Problem {
	problem: string;
	/** What it may come from, where that takes more than a sentence. */
	why?: string;
}

interface Source {
	/** How errors name it. */
	name: string;
	/** Bytes, as far as they are known without reading. */
	size?: number;
	/** Reads it, or gives up as soon as there are too many bytes. */
	read: (tooLarge: TooLarge) => Promise<Buffer | Problem>;
}

/**
 * Reads the PDF of item `i` from where the node's inputs say.
 *
 * The size is compared before the file is read: n8n's metadata, the length of the text, or the Content-Length.
 *
 * @returns the file or a problem; problems are not thrown, so that they are named together with others
 */
export async function readPdf(
	context: IExecuteFunctions,
	i: number,
	from: PdfSource,
	{ environment, raisedMb, ...wanted }: Rules,
): Promise<ReadPdf> {
	const limit = sizeLimit(environment, raisedMb);
	if (limit.problem) return { problem: limit.problem };
	const source = await findSource(context, i, from);
	if ('problem' in source) return source;
	const tooLarge = (bytes: number) => checkSize(source.name, bytes, limit.bytes, environment);

	const early = source.size === undefined ? undefined : tooLarge(source.size);
	if (early) return { problem: early };
	const content = await source.read(tooLarge);
	if (!Buffer.isBuffer(content)) return content;
	const problem = tooLarge(content.length) ?? checkPdf(source.name, content, wanted.password);
	if (problem) return { problem };
	return { base64: content.toString('base64'), pages: await readPages(content, wanted) };
}

/** The PDF's pages; undefined where it cannot be opened. */
async function readPages(content: Buffer, wanted: Wanted): Promise<Page[] | undefined> {
	if (content.length > 20 * MEGABYTE) return undefined;
	try {
		return (await openPdf(content, wanted)).pages;
	} catch (error) {
		const failure = error as Error;
		if (failure instanceof UnreadablePdf) return undefined;
		throw failure;
	}
}

async function findSource(
	context: IExecuteFunctions,
	i: number,
	from: PdfSource,
): Promise<Source | Problem> {
	switch (from.kind) {
		case 'url':
			return urlSource(context, from.url, from.mayBePrivate);
		case 'base64':
			return base64Source(from.base64);
		case 'binary':
			return await binarySource(context, i, from.field);
	}
}

async function binarySource(
	context: IExecuteFunctions,
	i: number,
	field: string,
): Promise<Source | Problem> {
	const binary = context.getInputData()[i].binary ?? {};
	const file = Object.hasOwn(binary, field) ? binary[field] : undefined;
	if (file === undefined) {
		const fields = Object.keys(binary).join(', ');
		const present =
			fields === ''
				? 'It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form.'
				: `It has: ${fields}.`;
		return { problem: `Input Binary Field: this item has no binary field '${field}'. ${present}` };
	}
	// In n8n's old in-memory mode a file has no id, and its data is in the item already.
	const { id, fileName } = file;
	const { helpers } = context;
	const metadata = id
		? await fromStore(async () => await helpers.getBinaryMetadata(id))
		: undefined;
	return {
		name: fileName ?? `Binary field '${field}'`,
		size: metadata?.fileSize,
		read: async () =>
			(await fromStore(async () => await helpers.getBinaryDataBuffer(i, field))) ??
			sayGone(file, field),
	};
}

function base64Source(text: string): Source | Problem {
	const name = 'PDF as Base64';
	const base64 = text.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
	const digits = base64.length - (/={0,2}$/.exec(base64)?.[0].length ?? 0);
	// Node's decoder skips what is no base64; OpenSign does as well and sends the torn file.
	if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64) || digits % 4 === 1) {
		return {
			problem: `${name}: the text is not base64. Pass the whole file as base64, or choose another PDF source.`,
		};
	}
	return {
		name,
		size: Math.floor((digits * 3) / 4),
		read: async () => Buffer.from(base64, 'base64'),
	};
}

function urlSource(context: IExecuteFunctions, url: string, mayBePrivate: boolean): Source {
	const { host, pathname } = new URL(url);
	// Links may carry access by their query, so errors name only host and path.
	const name = `The PDF at ${host}${withoutLogin(pathname)}`;
	return {
		name,
		read: async (tooLarge) => await download(context, { url, name, mayBePrivate, tooLarge }),
	};
}
