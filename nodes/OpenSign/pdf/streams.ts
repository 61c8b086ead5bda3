/** A PDF's stream: the only thing in a PDF that may hold any bytes. */
export interface Stream {
	/** Its dictionary, perhaps with something before that. */
	entries: string;
	data: Buffer;
	/** What stands after its data: a line end, or nothing. */
	lineEnd: string;
	/** Bytes that it says it has. */
	length: number;
}

/** Bytes before a stream within which its dictionary stands, and after it its length, where that is by itself. */
const AROUND = 1024;

/** More need not be looked at to see what has happened to all; a hostile file may have millions. */
const TRIES = 20_000;

/**
 * Finds a PDF's streams without its tables, which may be wrong: those whose lengths are found, and of a PDF attached to
 * another that has changed the inner ones.
 */
export function* streamsOf(content: Buffer): Generator<Stream> {
	const text = (from: number, to: number) =>
		content.subarray(Math.max(0, from), to).toString('latin1');
	const isBegin = (keyword: number) => />>\s*$/.test(text(keyword - 8, keyword));
	let end = 0;
	let next = 0;
	for (let tries = 0; tries < TRIES; tries++) {
		const keyword = content.indexOf('stream', next);
		if (keyword < 0) return;
		next = keyword + 'stream'.length;
		if (!isBegin(keyword)) continue;
		if (end < next) end = content.indexOf('endstream', next);
		if (end < 0) return;
		const entries = text(keyword - AROUND, keyword);
		const length = lengthOf(entries, text(end, end + AROUND));
		if (length === undefined) continue;
		const from = next + (/^(?:\r\n?|\n)/.exec(text(next, next + 2))?.[0].length ?? 0);
		if (/^\s{0,2}endstream/.test(text(from + length, from + length + 16))) {
			end = content.indexOf('endstream', from + length);
		} else {
			const last = content.lastIndexOf('stream', end - 1);
			if (last > keyword && isBegin(last)) {
				next = last;
				continue;
			}
		}
		const lineEnd = /(?:\r\n|\r|\n)$/.exec(text(Math.max(from, end - 2), end))?.[0] ?? '';
		yield { entries, data: content.subarray(from, end - lineEnd.length), lineEnd, length };
		next = end;
	}
}

/** @param after what follows the stream: mostly the object that has its length, where another has */
function lengthOf(entries: string, after: string): number | undefined {
	const dictionary = entries.slice(Math.max(0, entries.lastIndexOf('obj')));
	const [, number, reference] = /\/Length\s+(\d+)(\s+\d+\s+R\b)?/.exec(dictionary) ?? [];
	if (number === undefined) return undefined;
	if (reference === undefined) return Number(number);
	const [, other, value] = /\bendobj\s+(\d+)\s+\d+\s+obj\s+(\d+)/.exec(after) ?? [];
	return other === number ? Number(value) : undefined;
}
