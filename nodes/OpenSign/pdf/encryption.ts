/**
 * Whether the newest cross-reference section names an encryption dictionary. Only that dictionary counts: the same
 * word may stand in any page's text.
 *
 * @param header where the PDF starts, in bytes; offsets inside some files count from there
 */
export function isEncrypted(content: Buffer, header = 0): boolean {
	const offset = findCrossReference(content);
	for (const start of [offset, offset + header]) {
		const dictionary = readTrailer(content, start);
		if (dictionary !== undefined) return namesEncryption(dictionary);
	}
	// A broken table, which readers rebuild: take the last trailer there is.
	const last = content.lastIndexOf('trailer', undefined, 'latin1');
	return last >= 0 && namesEncryption(content.subarray(last, last + 2048).toString('latin1'));
}

/** Where the newest cross-reference section begins, in bytes; not a number where the file does not say. */
function findCrossReference(content: Buffer): number {
	const mark = content.lastIndexOf('startxref', undefined, 'latin1');
	if (mark < 0) return NaN;
	const end = content.subarray(mark, mark + 40).toString('latin1');
	return Number(/^startxref\s+(\d+)/.exec(end)?.[1]);
}

/** Whether a dictionary has the key, outside of strings and comments. */
function namesEncryption(dictionary: string): boolean {
	const bare = dictionary
		.replace(/\\[^]/g, '')
		.replace(/\([^()]*\)/g, '')
		.replace(/%[^\r\n]*/g, '');
	return /\/Encrypt[\s<]/.test(bare);
}

/** The trailer's dictionary that belongs to the cross-reference section at `start`, a table or a stream. */
function readTrailer(content: Buffer, start: number): string | undefined {
	if (!Number.isInteger(start) || start >= content.length) return undefined;
	const textAt = (from: number, to: number) => content.subarray(from, to).toString('latin1');
	const head = textAt(start, start + 32).trimStart();
	if (head.startsWith('xref')) {
		const trailer = content.indexOf('trailer', start, 'latin1');
		const end = content.indexOf('startxref', trailer, 'latin1');
		return trailer < 0 || end < 0 ? undefined : textAt(trailer, end);
	}
	if (!/^\d+\s+\d+\s+obj/.test(head)) return undefined;
	const stream = content.indexOf('stream', start, 'latin1');
	return stream < 0 ? undefined : textAt(start, stream);
}
