import type { IDataObject } from 'n8n-workflow';

import type { Call, OperationResult } from '../core/registry';
import { readCreation } from '../opensign/answers/creation';
import { request, type ApiRequest } from '../opensign/request';
import { explainRefusal } from './refusals';
import { sendOnce, type Made } from './sendOnce';
import type { Upload } from './upload';

/** A request that makes something. */
export interface Creation {
	path: string;
	title: string;
	body: IDataObject;
	/** What comes of it: a document, if nothing is said. */
	creates?: 'document' | 'template';
	explain?: ApiRequest['explain'];
}

/**
 * A request that makes something, at most once per item.
 *
 * @throws NodeApiError when OpenSign refused, or when the outcome is unknown
 */
export async function requestOnce(
	call: Call,
	{ path, title, body, creates = 'document', explain }: Creation,
): Promise<Made> {
	const { context, i } = call;
	const { file, ...rest } = body;
	const content = [path, typeof file === 'string' ? file : '', JSON.stringify(rest)];
	return await sendOnce(call, title, content, async () => {
		try {
			const { id, raw } = await request(context, {
				method: 'POST',
				path,
				body,
				about: `the new ${creates} '${title}'`,
				read: readCreation,
				itemIndex: i,
				creates,
				explain,
			});
			return { id, answer: raw };
		} catch (error) {
			const failure = error as Error;
			throw (await explainRefusal(call, body, failure)) ?? failure;
		}
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
	const creates = idName === 'templateId' ? 'template' : 'document';
	const { id, answer } = await requestOnce(call, { path, title, body, creates });
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = readCreation(answer).url ?? null;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
