import type { IDataObject } from 'n8n-workflow';

import type { Call, OperationResult } from '../core/registry';
import { readCreation } from '../opensign/answers/creation';
import { request, type ApiRequest } from '../opensign/request';
import { withKnownSpelling } from './knownSpelling';
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
	return await sendOnce(call, title, async () => {
		const { people, warnings } = await spellPeople(call, body);
		try {
			const { id, raw } = await request(context, {
				method: 'POST',
				path,
				body: { ...body, ...people },
				about: `the new ${creates} '${title}'`,
				read: readCreation,
				itemIndex: i,
				creates,
				explain,
			});
			return { id, answer: raw, warnings };
		} catch (error) {
			const failure = error as Error;
			throw (await explainRefusal(call, body, failure)) ?? failure;
		}
	});
}

/**
 * The signers of a request with their addresses as OpenSign knows them. Only right before the request, so that what was
 * entered tells whether an item has been sent before.
 */
async function spellPeople(call: Call, { signers }: IDataObject) {
	if (!Array.isArray(signers)) return { people: {}, warnings: [] };
	const spelled = await withKnownSpelling(call, signers as IDataObject[]);
	return { people: { signers: spelled.signers }, warnings: spelled.warnings };
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
	const { id, answer, warnings } = await requestOnce(call, { path, title, body, creates });
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = readCreation(answer).url ?? null;
	if (warnings.length > 0) json.warnings = warnings;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
