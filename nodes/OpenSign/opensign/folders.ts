import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Run } from '../core/run';
import { requestById } from './byId';
import { hasStatus } from './request';

/**
 * Whether the folder of a request's body is there, asked once per run of the node. OpenSign does not say whether it has
 * put a document into a folder that does not exist.
 *
 * @returns why it cannot be used; nothing when it can, or when none is named
 */
export async function checkFolder(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	{ folderId: id }: IDataObject,
): Promise<string | undefined> {
	if (typeof id !== 'string' || id === '') return undefined;
	try {
		await run.once(
			`folder ${id}`,
			async () => await requestById(context, i, { thing: 'folder', id, method: 'GET' }),
		);
		return undefined;
	} catch (error) {
		// Anything else is not about the folder, and the send itself meets it.
		return hasStatus(error, 404) ? error.message : undefined;
	}
}
