import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { inStore, type Content } from '../core/content';
import { NOTHING_SENT } from '../core/errors';
import { withoutLogin } from '../core/links';
import type { Readable } from '../core/stream';
import { ALL_PDFS, type PdfSource } from '../inputs/pdf';
import { download } from './download';
import { fromStore, sayGone } from './stored';

/** Says of the bytes so far that they are too many. */
export type TooLarge = (bytes: number) => string | undefined;

export interface Problem {
	problem: string;
	/** What it may come from, where that takes more than a sentence. */
	why?: string;
}

/** A file that can be read. */
export interface Source {
	/** How errors name it. */
	name: string;
	/** What inputs may call it: its file name, and that of its binary field. */
	calledBy: string[];
	/** Bytes, as far as they are known without reading. */
	size?: number;
	/** Finds it, or gives up as soon as there are too many bytes. */
	find: (tooLarge: TooLarge) => Promise<Content | Problem>;
}

/** Where the files of item `i` are, in the order in which they become one document; none of them is read. */
export async function findSources(
	context: IExecuteFunctions,
	i: number,
	from: PdfSource,
): Promise<Source[] | Problem> {
	switch (from.kind) {
		case 'url':
			return [urlSource(context, from.url, from.mayBePrivate)];
		case 'base64': {
			const source = base64Source(from.base64);
			return 'problem' in source ? source : [source];
		}
		case 'binary':
			return await binarySources(context, i, from);
	}
}
type FromBinary = Extract<PdfSource, { kind: 'binary' }>;
type Files = Record<string, IBinaryData>;

async function binarySources(
	context: IExecuteFunctions,
	i: number,
	{ fields, order }: FromBinary,
): Promise<Source[] | Problem> {
	const files = context.getInputData()[i].binary ?? {};
	const chosen = chooseFields(fields, files, order);
	if ('problem' in chosen) return chosen;
	return await Promise.all(
		chosen.map(async (field) => await binarySource(context, i, field, files[field])),
	);
}

/** The names of the binary fields that are meant, in their order. */
function chooseFields(
	entered: string,
	files: Files,
	order: FromBinary['order'],
): string[] | Problem {
	const nameOf = (field: string) =>
		[field, asFormNames(field)].find((name) => Object.hasOwn(files, name));
	if (entered === ALL_PDFS) return allPdfs(files, order);
	// A name may have a comma in it.
	const isOne = nameOf(entered) !== undefined;
	const fields = isOne ? [entered] : entered.split(',').map((field) => field.trim());
	const named = fields.filter((field) => field !== '');
	const missing = named.filter((field) => nameOf(field) === undefined);
	if (missing.length > 0) {
		const names = missing.map((field) => `'${field}'`).join(', ');
		return {
			problem: `PDF File: this item has no file ${names}. ${presentIn(files)}`,
		};
	}
	const chosen = named.flatMap((field) => nameOf(field) ?? []);
	const twice = chosen.find((field, k) => chosen.indexOf(field) !== k);
	if (twice === undefined) return chosen;
	return {
		problem: `PDF File: '${twice}' is there twice, so its pages would be. Remove one.`,
	};
}

/** What n8n's Form calls the file of a question (`binaryPropertyName` of its `prepareFormReturnItem`). */
const asFormNames = (question: string) => question.replace(/\W/g, '_');

function allPdfs(files: Files, order: FromBinary['order']): string[] | Problem {
	const fields = Object.keys(files).filter((field) => isPdf(files[field]));
	if (fields.length === 0) {
		return {
			problem: `PDF File: this item has no PDF among its files. ${presentIn(files)}`,
		};
	}
	if (order === 'item') return fields;
	const nameOf = (field: string) => files[field].fileName ?? field;
	return fields.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }));
}

const isPdf = ({ mimeType, fileName = '' }: IBinaryData) =>
	mimeType === 'application/pdf' || /\.pdf$/i.test(fileName);

function presentIn(files: Files): string {
	const fields = Object.keys(files).join(', ');
	return fields === ''
		? 'It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form.'
		: `It has: ${fields}.`;
}

async function binarySource(
	context: IExecuteFunctions,
	i: number,
	field: string,
	file: IBinaryData,
): Promise<Source> {
	const { helpers } = context;
	// In n8n's old in-memory mode a file has no id, and its data is in the item already.
	const { id, fileName } = file;
	const metadata = id
		? await fromStore(async () => await helpers.getBinaryMetadata(id))
		: undefined;
	return {
		name: fileName ?? `The file '${field}'`,
		calledBy: fileName === undefined ? [field] : [fileName, field],
		size: metadata?.fileSize,
		find: async () => {
			if (id && metadata) {
				return inStore(metadata.fileSize, async () => {
					const stream = await fromStore(async () => await helpers.getBinaryStream(id));
					if (stream === undefined) throw gone(context, i, sayGone(file, field));
					return stream as Readable;
				});
			}
			const read = async () => await helpers.getBinaryDataBuffer(i, field);
			const buffer = await fromStore(read);
			return buffer === undefined ? sayGone(file, field) : { bytes: buffer.length, read };
		},
	};
}

/** For a file that has gone since it was looked at. */
function gone(context: IExecuteFunctions, itemIndex: number, { problem, why }: Problem) {
	const description = [NOTHING_SENT, why].join(' ');
	return new NodeOperationError(context.getNode(), problem, { itemIndex, description });
}

function base64Source(text: string): Source | Problem {
	const name = 'PDF as Base64';
	// JSON that was made of a text has quotation marks around it.
	const bare = text.trim().replace(/^"(.*)"$/s, '$1');
	const base64 = bare.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
	const digits = base64.length - (/={0,2}$/.exec(base64)?.[0].length ?? 0);
	// Node's decoder skips what is no base64; OpenSign does as well and sends the torn file.
	if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64) || digits % 4 === 1) {
		const found = /^[{[]/.test(bare) ? 'is JSON, not base64' : 'is not base64';
		return {
			problem: `${name}: the text ${found}. Pass the whole file as base64, or choose something else under PDF From.`,
		};
	}
	const bytes = Math.floor((digits * 3) / 4);
	const content: Content = { bytes, read: async () => Buffer.from(base64, 'base64') };
	return { name, calledBy: [], size: bytes, find: async () => content };
}

function urlSource(context: IExecuteFunctions, url: string, mayBePrivate: boolean): Source {
	const { host, pathname } = new URL(url);
	// Links may carry access by their query, so errors name only host and path.
	const name = `The PDF at ${host}${withoutLogin(pathname)}`;
	return {
		name,
		calledBy: [],
		find: async (tooLarge) => await download(context, { url, name, mayBePrivate, tooLarge }),
	};
}
