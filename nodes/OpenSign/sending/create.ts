import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Made, Run } from '../core/run';
import type { OperationResult } from '../core/registry';
import { readMadeId, request } from '../opensign/request';

interface Create {
	path: string;
	title: string;
	body: IDataObject;
	includeRawResponse: boolean;
	/** What the output calls the new thing's id, and its link, if it has one. */
	idName: 'documentId' | 'templateId';
	urlName?: string;
}

/**
 * A request that makes something, at most once per item.
 *
 * @throws NodeApiError when OpenSign refused, or when the outcome is unknown
 */
export async function requestOnce(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	call: Pick<Create, 'path' | 'title' | 'body'> & {
		explain?: Parameters<typeof request>[1]['explain'];
	},
): Promise<Made> {
	const { path, title, body, explain } = call;
	const { file = '', ...rest } = body;
	return await run.sendOnce(i, title, [path, file as string, JSON.stringify(rest)], async () => {
		const answer = await request<IDataObject>(context, {
			method: 'POST',
			path,
			body,
			itemIndex: i,
			creates: true,
			explain,
		});
		return { id: readMadeId(answer) as string, answer };
	});
}

/** Makes a draft, a template or a document to sign oneself. */
export async function create(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	call: Create,
): Promise<OperationResult> {
	const { id, answer } = await requestOnce(context, i, run, call);
	return {
		json: {
			[call.idName]: id,
			title: call.title,
			...(call.urlName ? { [call.urlName]: answer.url ?? answer.public_url ?? null } : {}),
			...(call.includeRawResponse ? { rawResponse: answer } : {}),
		},
	};
}
