import type { Content } from '../../core/content';
import { tidily } from '../../core/stream';
import { MEGABYTE } from '../../opensign/environment';
import { bytesAt, glanceAt, mayBeMangled } from '../../pdf/glance';
import { checkContent, checkStart } from './file';

/**
 * What is wrong with a PDF that is too large to be opened, as far as can be told while it passes by: it is no PDF, not all
 * of it, or was taken for text.
 */
export async function checkLarge(name: string, content: Content): Promise<string | undefined> {
	const read = async () =>
		content.stream ? tidily(await content.stream(), 'passing') : [await content.read()];
	const glance = await glanceAt(await read());
	const problem = checkStart(name, glance.start);
	if (problem) return problem;
	if (!glance.hasEnd) return `${name}: ${TORN}`;
	const isOdd = await mayBeMangled(glance, read);
	return isOdd ? checkContent(name, await bytesAt(await read(), 0, LOOKED_INTO)) : undefined;
}

/** Bytes in which mangling shows, if there is any: a PDF is mangled everywhere. */
const LOOKED_INTO = 4 * MEGABYTE;

const TORN =
	'the end of the PDF is missing, so not all of it is there. Check the node that it comes from. If readers open it all the same, raise Look Into PDFs Up To under Additional Options.';
