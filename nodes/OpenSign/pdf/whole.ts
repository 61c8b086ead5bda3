import { findHeader, WITHIN_BYTES } from './header';

/** Bytes at a PDF's end within which its end marker stands; readers look at the last 1,024. */
const LAST_BYTES = 4096;
export const END_MARKER = '%%EOF';

/**
 * Passes a PDF on as it comes, and breaks off where it is none, or not the whole of it.
 *
 * @param announced its length, bytes; NaN if nobody said
 * @param complain is told what is wrong, as "it is …", before this throws
 * @throws Error after `complain`, or what the source throws
 */
export async function* checkPdf(
	source: AsyncIterable<Buffer>,
	announced: number,
	complain: (why: string) => void,
): AsyncGenerator<Buffer> {
	const fail = (why: string): Error => {
		complain(why);
		return new Error(why);
	};
	let bytes = 0;
	let isBegun = false;
	// What was not passed on yet, at the beginning; later the last bytes that were.
	let kept: Buffer = Buffer.alloc(0);
	for await (const chunk of source) {
		bytes += chunk.length;
		// Not more than is needed: what is copied costs as much memory again.
		kept = Buffer.concat([kept, isBegun ? chunk.subarray(-LAST_BYTES) : chunk]);
		if (isBegun) yield chunk;
		else if (kept.length >= WITHIN_BYTES) {
			if (findHeader(kept) < 0) throw fail(NO_PDF);
			isBegun = true;
			yield kept;
		}
		if (isBegun) kept = kept.subarray(-LAST_BYTES);
	}
	if (bytes === 0) throw fail('it is empty');
	if (announced >= 0 && bytes !== announced) {
		throw fail(`it is torn: ${bytes} of ${announced} bytes have come`);
	}
	if (!isBegun && findHeader(kept) < 0) throw fail(NO_PDF);
	if (!kept.subarray(-LAST_BYTES).includes(END_MARKER))
		throw fail('it is torn: its end is missing');
	if (!isBegun) yield kept;
}

const NO_PDF = 'what is there is no PDF';
