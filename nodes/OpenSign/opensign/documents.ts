import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { requestById, type CallById } from './byId';
import { toSigningLinks } from './output';
import { hasStatus, request, type Context } from './request';
import type { CreateAnswer, OpenSignDocument } from './shapes';

/**
 * A document with its audit trail, and with links to its files that are good for 900 seconds.
 *
 * @throws NodeApiError that names the id when OpenSign has no such document
 */
export async function getDocument(
	context: Context,
	i: number,
	id: string,
): Promise<OpenSignDocument> {
	return await requestById(context, i, { thing: 'document', id, method: 'GET' });
}

/**
 * Changes a document. OpenSign refuses without a reason what a document's status does not allow, so the status is read
 * then and named.
 *
 * @param participle what was to be done, like "revoked"
 * @throws NodeApiError that names the document and its status, or that there is no such document
 */
export async function changeDocument(
	context: IExecuteFunctions,
	i: number,
	participle: string,
	call: Omit<CallById, 'thing'>,
): Promise<IDataObject> {
	try {
		return await requestById(context, i, { ...call, thing: 'document' });
	} catch (error) {
		const failure = error as Error;
		if (!hasStatus(failure, 400)) throw failure;
		const { title, status } = await getDocument(context, i, call.id);
		throw apiError(
			context.getNode(),
			i,
			`The document '${title}' (${call.id}) could not be ${participle}: its status is ${status}.`,
			failure.description ?? '',
			400,
		);
	}
}

/** The signing links of a document by address; none where OpenSign does not give them out. */
export async function readSigningLinks(
	context: Context,
	i: number,
	id: string,
): Promise<Record<string, string>> {
	const { signurl } = await request<CreateAnswer>(context, {
		method: 'GET',
		path: `/signinglinks/${encodeURIComponent(id)}`,
		itemIndex: i,
		accept: (status) => status === 400 || status === 404,
	});
	return toSigningLinks(signurl);
}
