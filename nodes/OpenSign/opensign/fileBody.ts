/** A request's body with a file in it: OpenSign takes files as base64 in the JSON (its specification, `file`). */
import type { IDataObject } from 'n8n-workflow';

import type { Content } from '../core/content';
import { tidily, toStream, type Readable } from '../core/stream';

/** What n8n is to send. */
export interface Outgoing {
	body: IDataObject | Readable | undefined;
	headers: Record<string, string>;
}

/**
 * The body, through which a file of n8n's store passes without ever being in memory as a whole.
 *
 * A stream needs its own type and length: n8n sends it as a form otherwise, and in pieces, which proxies refuse.
 *
 * @throws whatever n8n's store throws where it no longer has the file: nothing has been sent then
 */
export async function toOutgoing(
	fields: IDataObject | undefined,
	file: Content | undefined,
): Promise<Outgoing> {
	if (file?.stream === undefined) {
		const content = await file?.read();
		const body = content ? { ...fields, file: content.toString('base64') } : fields;
		return { body, headers: {} };
	}
	const [before, after] = around(fields);
	const length = before.length + base64Length(file.bytes) + after.length;
	const body = toStream(await file.stream(), async function* (chunks) {
		yield before;
		yield* toBase64(tidily(chunks, 'passing'), file.bytes);
		yield after;
	});
	return { body, headers: { 'content-type': 'application/json', 'content-length': `${length}` } };
}

export const isStream = (body: Outgoing['body']): body is Readable =>
	body !== undefined && 'destroy' in body && typeof body.destroy === 'function';

/** The JSON before and after the file. */
function around(fields: IDataObject = {}): [before: Buffer, after: Buffer] {
	const [before, after] = JSON.stringify({ ...fields, file: '' }).split(/(?="\}$)/);
	return [Buffer.from(before), Buffer.from(after)];
}

/** Letters that base64 needs for so many bytes. */
export const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4;

/**
 * Base64 of what comes, bit by bit.
 *
 * @param bytes how many must come
 * @throws Error where it is another number: what was announced cannot be kept then
 */
export async function* toBase64(
	chunks: AsyncIterable<Buffer>,
	bytes: number,
): AsyncGenerator<Buffer> {
	let left = bytes;
	// Three bytes are four letters: what is over waits for the next chunk.
	let over: Buffer = Buffer.alloc(0);
	for await (const chunk of chunks) {
		left -= chunk.length;
		if (left < 0) break;
		const all = over.length > 0 ? Buffer.concat([over, chunk]) : chunk;
		const whole = all.length - (all.length % 3);
		over = Buffer.from(all.subarray(whole));
		yield toLetters(all.subarray(0, whole));
	}
	if (left !== 0) throw new Error('The file has changed since it was looked at.');
	yield toLetters(over);
}

const toLetters = (bytes: Buffer) => Buffer.from(bytes.toString('base64'), 'latin1');
