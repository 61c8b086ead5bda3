import { findHeader, WITHIN_BYTES } from './header';
import { streamsOf, type Stream } from './streams';

/**
 * What happens to a PDF that is taken for text: it is read as UTF-8, and what is none is replaced; it is read in another
 * encoding, and written in UTF-8; its line ends are converted; its bytes lose their eighth bit.
 */
export type Mangling = 'encoded' | 'lines' | 'replaced' | 'seven bits';

/**
 * Tells how a PDF was mangled, by streams that have another length than they say, which is explained by it.
 *
 * @returns undefined where nothing was lost: readers repair what has moved only, as in a PDF that is all text
 */
export function findMangling(content: Buffer): Mangling | undefined {
	if (lacksReturns(content)) return 'lines';
	const isSevenBit = !content.some((byte) => byte > 0x7f);
	if (!isSevenBit && offsetsHold(content)) return undefined;
	const streams = [...streamsOf(content)];
	if (isSevenBit && streams.some(isPacked)) return 'seven bits';
	const isExact = streams.some(
		({ data, length, lineEnd }) => lineEnd !== '' && length === data.length,
	);
	const mayLackReturns = isExact && !content.includes('\r\n');
	for (const stream of streams) {
		const mangling = manglingOf(stream, mayLackReturns);
		if (mangling) return mangling;
	}
	return undefined;
}

const TAB = 0x09;
const RETURN = 0x0d;
const BLANK = 0x20;
/** How often each byte is there by chance before it is no chance that one is not there at all. */
const OFTEN = 10;

/** Whether all bytes but one are there again and again: compressed data of which every carriage return was taken. */
function lacksReturns(content: Buffer): boolean {
	if (content.includes(RETURN)) return false;
	const counts = new Array<number>(256).fill(0);
	for (const byte of content) counts[byte]++;
	return counts.every((count, byte) => byte === RETURN || count >= OFTEN);
}

/** Whether the PDF is as long as when it was written, as far as it says where its parts are. */
function offsetsHold(content: Buffer): boolean {
	const start = content.subarray(0, WITHIN_BYTES);
	const announced = announcedLength(start);
	if (announced !== undefined && announced !== content.length) return false;
	const offset = tableOffset(content);
	return [offset, offset + findHeader(content)].some((at) => isTable(content.subarray(at)));
}

/** The length that a PDF which is made for the web begins with, bytes; it has its table there. */
export function announcedLength(start: Buffer): number | undefined {
	const text = start.toString('latin1');
	const length = /\/Linearized/.test(text) ? /\/L (\d+)/.exec(text) : null;
	return length ? Number(length[1]) : undefined;
}

/** Where the table of a PDF's parts begins, as its end says; not a number where it does not say. */
export function tableOffset(end: Buffer): number {
	const last = end.subarray(Math.max(0, end.lastIndexOf('startxref')));
	return Number(/^startxref\s+(\d+)/.exec(last.toString('latin1'))?.[1]);
}

/** Whether the table of a PDF's parts begins here. */
export const isTable = (content: Buffer) =>
	/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(content.subarray(0, 32).toString('latin1'));

/** Compressed, but not in letters. Hardly any of these has 32 bytes without an eighth bit. */
const isPacked = ({ entries, data }: Stream) =>
	data.length >= 32 && /\/(?:Flate|DCT|JPX)Decode/.test(entries) && !/\/ASCII/.test(entries);

/** @param mayLackReturns whether streams have a line end more than their bytes, and no line end has two bytes */
function manglingOf(stream: Stream, mayLackReturns: boolean): Mangling | undefined {
	const { entries, data, length, lineEnd } = stream;
	// What a PDF says of itself may be anything, and is not shown.
	if (/\/Type\s*\/Metadata/.test(entries)) return undefined;
	const lost = length - data.length;
	const bytes = data.toString('latin1');
	const lines = bytes.split('\n').length - 1;
	if (mayLackReturns && isPacked(stream) && lost > 0 && lost <= lines) return 'lines';
	/** Whether the stream has the length that it says, if so many bytes were added. */
	const fits = (added: number) => lost >= -added && lost <= lineEnd.length - added;
	if (fits(0)) return undefined;
	const text = data.toString('utf8');
	const isUtf8 = text.length < data.length && Buffer.from(text).equals(data);
	if (isUtf8 && text.includes('\ufffd') && lost < 0) return 'replaced';
	if (isUtf8 && fits(data.length - text.length)) return 'encoded';
	const pairs = bytes.split('\r\n').length - 1;
	return isNoText(stream) && pairs === lines && fits(pairs) ? 'lines' : undefined;
}

/** Whether other lines make it something else: where there is more than lines, or it says where its parts begin. */
const isNoText = ({ entries, data }: Stream) =>
	/\/ObjStm/.test(entries) || data.some((byte) => byte < TAB || (byte > RETURN && byte < BLANK));
