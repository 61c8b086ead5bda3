/** What can be told of a PDF that passes by, without all of it being in memory. */
import { findHeader, WITHIN_BYTES } from './header';
import { announcedLength, isTable, tableOffset } from './mangled';
import { END_MARKER } from './whole';

/** A PDF as it comes, bit by bit. */
export type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>;

/** Bytes of one chunk that are looked at again with the next: what is searched for may begin in one and end in the other. */
const OVERLAP = 64;

/** What a PDF says of itself at its two ends. */
export interface Glance {
	/** How many there are. */
	bytes: number;
	start: Buffer;
	/** Whether no byte has an eighth bit. */
	isSevenBit: boolean;
	/** Whether it has an end marker anywhere: something may come after it. */
	hasEnd: boolean;
	/** Where the table of its parts is, as its end says; not a number where it does not say. */
	tableAt: number;
}

/** @throws what the source throws */
export async function glanceAt(chunks: Chunks): Promise<Glance> {
	const seen: Glance = {
		bytes: 0,
		start: Buffer.alloc(0),
		isSevenBit: true,
		hasEnd: false,
		tableAt: NaN,
	};
	let before: Buffer = Buffer.alloc(0);
	for await (const chunk of chunks) {
		seen.bytes += chunk.length;
		seen.isSevenBit &&= !chunk.some((byte) => byte > 0x7f);
		if (seen.start.length < WITHIN_BYTES) {
			seen.start = Buffer.concat([seen.start, chunk]).subarray(0, WITHIN_BYTES);
		}
		const seam = Buffer.concat([before, chunk.subarray(0, OVERLAP)]);
		for (const part of [seam, chunk]) lookForEnd(part, seen);
		const last = chunk.length < OVERLAP ? seam : chunk;
		before = Buffer.from(last.subarray(-OVERLAP));
	}
	return seen;
}

function lookForEnd(part: Buffer, seen: Glance): void {
	seen.hasEnd ||= part.includes(END_MARKER);
	const tableAt = tableOffset(part);
	if (!Number.isNaN(tableAt)) seen.tableAt = tableAt;
}

/**
 * Whether its parts have to be looked at: it is not as long as it was written, as far as it says, or has lost bits.
 *
 * @param again the same PDF once more
 */
export async function mayBeMangled(
	{ bytes, start, isSevenBit, tableAt }: Glance,
	again: () => Promise<Chunks>,
): Promise<boolean> {
	if (isSevenBit) return true;
	const announced = announcedLength(start);
	if (announced !== undefined) return announced !== bytes;
	const header = findHeader(start);
	const length = header + OVERLAP;
	const at = await bytesAt(await again(), tableAt, length);
	return !isTable(at) && !isTable(at.subarray(header));
}

/** At most `length` bytes from `offset` on; none where it ends before. */
export async function bytesAt(chunks: Chunks, offset: number, length: number): Promise<Buffer> {
	const found: Buffer[] = [];
	let passed = 0;
	let missing = length;
	for await (const chunk of chunks) {
		const from = Math.max(0, offset - passed);
		const part = Buffer.from(chunk.subarray(from, from + missing));
		if (from < chunk.length) found.push(part);
		missing -= part.length;
		passed += chunk.length;
		if (missing <= 0) break;
	}
	return Buffer.concat(found);
}
