import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';

import { request } from './request';

type Thing = 'contact' | 'folder' | 'template';

/**
 * A request about one contact, folder or template.
 *
 * @throws NodeApiError that names the id when OpenSign has no such thing
 */
export async function thingRequest<T = IDataObject>(context: IExecuteFunctions, i: number, method: IHttpRequestMethods, thing: Thing, id: string, body?: IDataObject): Promise<T> {
	return await request<T>(context, {
		method,
		path: `/${thing}/${encodeURIComponent(id)}`,
		body,
		itemIndex: i,
		explain: (status, text) => {
			if (status === 404 && /not found/i.test(text)) {
				return { message: `There is no ${thing} with the ID '${id}'.`, description: 'It was deleted, or belongs to another environment: Live, Live – EU and Sandbox are separate.' };
			}
			if (/folder is not empty/i.test(text)) {
				return { message: `The folder '${id}' is not empty, so it was not deleted.`, description: 'Move or delete the documents and folders in it first.' };
			}
			return undefined;
		},
	});
}

