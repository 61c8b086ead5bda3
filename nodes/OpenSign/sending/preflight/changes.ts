import type { IDataObject } from 'n8n-workflow';

import type { Content } from '../../core/content';
import type { Problems } from '../../core/errors';
import type { Call } from '../../core/registry';
import { NOTHING_TO_CHANGE } from '../../inputs/updateFields';
import { checkFolder } from '../../opensign/folders';
import { checkOptions } from './options';

/**
 * Problems in what is to be changed of a document or a template.
 *
 * @param changes by the API's names
 * @param file that takes the place of the one that is there
 */
export async function checkChanges(
	changes: IDataObject,
	{ context, i, run }: Call,
	problems: Problems,
	file?: Content,
): Promise<void> {
	problems.add(Object.keys(changes).length === 0 && !file && NOTHING_TO_CHANGE);
	problems.add(changes.name === '' && 'Title: it cannot be empty.');
	problems.add(...checkOptions(changes));
	problems.add(await checkFolder(context, i, run, changes));
}
