import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	NodeApiError,
} from 'n8n-workflow';

import type { Run } from '../core/run';
import { request } from './request';

type Thing = 'contact' | 'folder' | 'template';

/**
 * A request about one contact, folder or template.
 *
 * @throws NodeApiError that names the id when OpenSign has no such thing
 */
export async function thingRequest<T = IDataObject>(
	context: IExecuteFunctions,
	i: number,
	method: IHttpRequestMethods,
	thing: Thing,
	id: string,
	body?: IDataObject,
): Promise<T> {
	return await request<T>(context, {
		method,
		path: `/${thing}/${encodeURIComponent(id)}`,
		body,
		itemIndex: i,
		explain: (status, text) => {
			if (status === 404 && /not found/i.test(text)) {
				return {
					message: `There is no ${thing} with the ID '${id}'.`,
					description:
						'It was deleted, or belongs to another environment: Live, Live – EU and Sandbox are separate.',
				};
			}
			if (/folder is not empty/i.test(text)) {
				return {
					message: `The folder '${id}' is not empty, so it was not deleted.`,
					description: 'Move or delete the documents and folders in it first.',
				};
			}
			return undefined;
		},
	});
}

/**
 * Why the folder of a request's body cannot be used, asked once per run of the node. OpenSign does not say whether it
 * has put a document into a folder that does not exist.
 */
export async function checkFolder(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	{ folderId }: IDataObject,
): Promise<string | undefined> {
	if (typeof folderId !== 'string' || folderId === '') return undefined;
	try {
		await run.once(
			`folder ${folderId}`,
			async () => await thingRequest(context, i, 'GET', 'folder', folderId),
		);
		return undefined;
	} catch (error) {
		// Anything else is not about the folder, and the send itself meets it.
		const { httpCode, message } = error as NodeApiError;
		return httpCode === '404' ? message : undefined;
	}
}
