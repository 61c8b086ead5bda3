import type { IDataObject } from 'n8n-workflow';

import type { Call, OperationResult } from '../core/registry';
import { readMadeId, request, type ApiRequest } from '../opensign/request';
import { sendOnce, type Made } from './sendOnce';
import type { Upload } from './upload';

/** A request that makes something. */
export interface Creation {
	path: string;
	title: string;
	body: IDataObject;
	explain?: ApiRequest['explain'];
}

/**
 * A request that makes something, at most once per item.
 *
 * @throws NodeApiError when OpenSign refused, or when the outcome is unknown
 */
export async function requestOnce(
	call: Call,
	{ path, title, body, explain }: Creation,
): Promise<Made> {
	const { context, i } = call;
	const { file, ...rest } = body;
	const content = [path, typeof file === 'string' ? file : '', JSON.stringify(rest)];
	return await sendOnce(call, title, content, async () => {
		const answer = await request<IDataObject>(context, {
			method: 'POST',
			path,
			body,
			itemIndex: i,
			creates: true,
			explain,
		});
		return { id: readMadeId(answer) ?? '', answer };
	});
}

/** How the output names what was made. */
interface Names {
	path: string;
	/** What the output calls the new thing's id. */
	idName: 'documentId' | 'templateId';
	/** What the output calls its link, if it has one. */
	urlName?: string;
}

/** Makes a draft, a template or a document to sign oneself. */
export async function create(
	call: Call,
	{ title, body, includeRawResponse }: Upload,
	{ path, idName, urlName }: Names,
): Promise<OperationResult> {
	const { id, answer } = await requestOnce(call, { path, title, body });
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = answer.url ?? answer.public_url ?? null;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
