import { readTags } from '../../../nodes/OpenSign/sending/placing/tags/readTags';
import { draw, readPages } from '../../harness/typeset';

/** Each on a line of its own, 30 points apart. */
const lines = (...texts: string[]) =>
	texts.map((text, k) => draw(text, 72, 780 - 30 * k, 10)).join('');

/** The tags in a PDF of these lines. */
export const tagsIn = async (...texts: string[]) => readTags(await readPages(lines(...texts)));
