import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { isOutcomeUnknown } from '../core/errors';
import type { Call, OperationResult } from '../core/registry';
import { readCreation } from '../opensign/answers/creation';
import { request, type ApiRequest } from '../opensign/request';
import { withKnownSpelling } from './knownSpelling';
import { lookUp, readMade, USUAL_SECONDS } from './lookUp';
import { listOf, newestBefore, type Entry } from './newest';
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
	/** How long to look for it where its outcome is unknown, seconds. */
	lookUpSeconds?: number;
	explain?: ApiRequest['explain'];
}

/**
 * A request that makes something, at most once per item.
 *
 * @throws NodeApiError when OpenSign refused, or when the outcome is unknown
 */
export async function requestOnce(call: Call, creation: Creation): Promise<Made> {
	const { context, i } = call;
	const { path, title, creates = 'document', explain } = creation;
	return await sendOnce(call, title, async () => {
		const { people, warnings } = await spellPeople(call, creation.body);
		const body = { ...creation.body, ...people };
		const before = await newestBefore(call, listOf(path));
		const since = Date.now();
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
			return { id, answer: raw, warnings };
		} catch (error) {
			const failure = error as Error;
			if (isOutcomeUnknown(failure))
				return await recover(call, { ...creation, body }, { since, before, warnings }, failure);
			throw (await explainRefusal(call, body, failure)) ?? failure;
		}
	});
}

/**
 * What a request of unknown outcome has made, if it can be found.
 *
 * @throws NodeApiError, still of unknown outcome, which says what was looked for
 */
async function recover(
	call: Call,
	{ path, title, body, lookUpSeconds: seconds = USUAL_SECONDS }: Creation,
	{ since, before, warnings }: { since: number; before: Entry[]; warnings: string[] },
	failure: NodeApiError,
): Promise<Made> {
	const known = [...call.run.record.ids(), ...before.map(({ objectId }) => objectId)];
	const { id, says } = await lookUp(call, { path, title, body, since, seconds, known });
	if (id === undefined) {
		failure.description = `${failure.description ?? ''} ${says}`.trim();
		throw failure;
	}
	const warning = `OpenSign's answer did not come (${failure.message}), so this was found by its title, signers and time.`;
	const answer = await readMade(call, path, id);
	return { id, answer, warnings: [...warnings, warning], recovered: true };
}

/** The signers of a request with their addresses as OpenSign knows them. */
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
	{ title, body, includeRawResponse, lookUpSeconds }: Upload,
	{ path, idName, urlName }: Names,
): Promise<OperationResult> {
	const creates = idName === 'templateId' ? 'template' : 'document';
	const creation = { path, title, body, creates, lookUpSeconds } as const;
	const { id, answer, warnings, recovered } = await requestOnce(call, creation);
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = readCreation(answer).url ?? null;
	if (warnings.length > 0) json.warnings = warnings;
	if (recovered) json.recovered = true;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
