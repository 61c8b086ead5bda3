/** Files that are read when they are needed, and not kept: n8n's store has them. */
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Readable } from './stream';

/** A file's bytes, which can be had again and again. */
export interface Content {
	/** How many there are. */
	bytes: number;
	/** All of them, in a buffer that is the caller's. */
	read: () => Promise<Buffer>;
	/** As they come from n8n's store; not there where they are in memory anyway. */
	stream?: () => Promise<Readable>;
}

/** Bytes that are in memory. */
export const inMemory = (buffer: Buffer): Content => ({
	bytes: buffer.length,
	// A copy, since readers take away what they are given.
	read: async () => Buffer.from(buffer),
});

/**
 * A file that n8n's store has.
 *
 * @param open reads it from the store
 */
export const inStore = (bytes: number, open: () => Promise<Readable>): Content => ({
	bytes,
	stream: open,
	read: async () => await fill(bytes, await open()),
});

/** All of a stream whose length is known: joined afterwards, it would be in memory twice. */
async function fill(bytes: number, stream: Readable): Promise<Buffer> {
	const content = Buffer.allocUnsafeSlow(bytes);
	let filled = 0;
	for await (const chunk of stream) filled += chunk.copy(content, filled);
	return content.subarray(0, filled);
}

/**
 * Puts a file into n8n's store, so that it need not be kept in memory until it is sent.
 *
 * @param source the bytes, or where they come from
 * @param name with its ending
 */
export async function store(
	{ helpers }: Pick<IExecuteFunctions, 'helpers'>,
	source: Buffer | Readable,
	name: string,
): Promise<Content> {
	const stored = await helpers.prepareBinaryData(source, name, 'application/pdf');
	return await fromBinary({ helpers }, stored);
}

async function fromBinary(
	context: Pick<IExecuteFunctions, 'helpers'>,
	{ id, data }: IBinaryData,
): Promise<Content> {
	// In n8n's old in-memory mode there is no store, and the data is here as base64.
	if (!id) return inMemory(Buffer.from(data, 'base64'));
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	const open = async () => (await context.helpers.getBinaryStream(id)) as Readable;
	return inStore(fileSize, open);
}
