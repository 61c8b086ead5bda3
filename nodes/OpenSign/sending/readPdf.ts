import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { isWebAddress } from './preflight/options';
import { checkPdf, checkSize, sizeLimit } from './preflight/file';
import type { Environment } from '../opensign/environment';

/** A PDF that passed every check as base64, or what is wrong with it. */
export type ReadPdf =
	{ base64: string; problem?: undefined } | { base64?: undefined; problem: string };

interface Source {
	/** How errors name it. */
	name: string;
	/** Bytes, as far as they are known without reading. */
	size?: number;
	/** Reads it, or gives up as soon as `tooLarge` says of the bytes so far that they are too many. */
	read: (tooLarge: (bytes: number) => string | undefined) => Promise<Buffer | { problem: string }>;
}

/**
 * Reads the PDF of item `i` from where the node's inputs say.
 *
 * The size is compared before the file is read: n8n's metadata, the length of the text, or the Content-Length.
 *
 * @param raisedMb the option "Maximum PDF Size", MB of 1,048,576 bytes
 * @returns the file or a problem; problems are not thrown, so that they are named together with others
 */
export async function readPdf(
	context: IExecuteFunctions,
	i: number,
	environment: Environment,
	raisedMb?: number,
	password?: string,
): Promise<ReadPdf> {
	const limit = sizeLimit(environment, raisedMb);
	if (limit.problem) return { problem: limit.problem };
	const source = await findSource(context, i);
	if ('problem' in source) return source;
	const tooLarge = (bytes: number) => checkSize(source.name, bytes, limit.bytes, environment);

	const early = source.size === undefined ? undefined : tooLarge(source.size);
	if (early) return { problem: early };
	const content = await source.read(tooLarge);
	if (!Buffer.isBuffer(content)) return content;
	const problem = tooLarge(content.length) ?? checkPdf(source.name, content, password);
	return problem ? { problem } : { base64: content.toString('base64') };
}

async function findSource(
	context: IExecuteFunctions,
	i: number,
): Promise<Source | { problem: string }> {
	switch (context.getNodeParameter('pdfSource', i) as string) {
		case 'url':
			return urlSource(context, (context.getNodeParameter('pdfUrl', i) as string).trim());
		case 'base64':
			return base64Source(context.getNodeParameter('pdfBase64', i));
		default:
			return await binarySource(context, i);
	}
}

async function binarySource(
	context: IExecuteFunctions,
	i: number,
): Promise<Source | { problem: string }> {
	const field = (context.getNodeParameter('binaryPropertyName', i) as string).trim();
	const binary = context.getInputData()[i].binary;
	const file = binary?.[field];
	if (file === undefined) {
		const fields = Object.keys(binary ?? {});
		return {
			problem: `Input Binary Field: this item has no binary field '${field}'. ${fields.length > 0 ? `It has: ${fields.join(', ')}.` : 'It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form.'}`,
		};
	}
	return {
		name: file.fileName ?? `Binary field '${field}'`,
		// In n8n's old in-memory mode a file has no id, and its data is in the item already.
		size: file.id ? (await context.helpers.getBinaryMetadata(file.id)).fileSize : undefined,
		read: async () => await context.helpers.getBinaryDataBuffer(i, field),
	};
}

function base64Source(value: unknown): Source | { problem: string } {
	const name = 'PDF as Base64';
	const text = String(value ?? '')
		.trim()
		.replace(/^data:[^,]*,/, '')
		.replace(/\s+/g, '');
	// Node's decoder skips what is no base64; OpenSign does as well and sends the torn file.
	if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) {
		return {
			problem: `${name}: the text is not base64. Pass the whole file as base64, or choose another PDF source.`,
		};
	}
	return {
		name,
		size: Math.floor((text.replace(/=+$/, '').length * 3) / 4),
		read: async () => Buffer.from(text, 'base64'),
	};
}

function urlSource(context: IExecuteFunctions, url: string): Source | { problem: string } {
	if (!isWebAddress(url))
		return {
			problem: `PDF URL: '${url}' is not a web address. Enter one that starts with https://.`,
		};
	const { host, pathname } = new URL(url);
	// Links may carry access by their query, so errors name only host and path.
	const name = `The PDF at ${host}${pathname}`;
	return { name, read: async (tooLarge) => await fetchUpTo(tooLarge, context, url, name) };
}

/** Fetches a file, without the OpenSign token, until it turns out too large. */
async function fetchUpTo(
	tooLarge: (bytes: number) => string | undefined,
	context: IExecuteFunctions,
	url: string,
	name: string,
): Promise<Buffer | { problem: string }> {
	const broken = {
		problem: `${name} cannot be fetched: the host cannot be reached, or the connection broke. Check the URL.`,
	};
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as IN8nHttpFullResponse;
	} catch {
		return broken;
	}
	const stream = response.body as unknown as import('stream').Readable;
	const stop = (problem: string) => {
		stream.destroy();
		return { problem };
	};
	if (response.statusCode < 200 || response.statusCode >= 300) {
		return stop(
			`${name} cannot be fetched: the host answers with HTTP status ${response.statusCode}. Check that the URL works without logging in.`,
		);
	}
	const announced = Number(response.headers['content-length'] ?? NaN);
	const early = announced > 0 ? tooLarge(announced) : undefined;
	if (early) return stop(early);
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			chunks.push(chunk as Buffer);
			bytes += (chunk as Buffer).length;
			const late = tooLarge(bytes);
			if (late) return stop(late);
		}
	} catch {
		return broken;
	}
	return Buffer.concat(chunks);
}
