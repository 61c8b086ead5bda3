import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { isOutcomeUnknown } from '../core/errors';
import { isRecord } from '../core/inputs';
import type { Call, OperationResult } from '../core/registry';
import { addressKey } from '../opensign/address';
import { readCreation } from '../opensign/answers/creation';
import { request, type ApiRequest } from '../opensign/request';
import type { Recipient } from '../opensign/shapes';
import { withKnownSpelling } from './knownSpelling';
import { kindOf, lookUp, readMade, USUAL_SECONDS } from './lookUp';
import { listOf, newestBefore, type Entry } from './newest';
import { alreadySent } from './alreadySent';
import { explainRefusal } from './refusals';
import { fromEarlierRun } from './resolve';
import { sendOnce, type Made } from './sendOnce';
import type { Upload } from './upload';

/** How the output names what was made. */
interface Names {
	/** What the output calls the new thing's id. */
	idName: 'documentId' | 'templateId';
	/** What the output calls its link, if it has one. */
	urlName?: string;
}

/** A request that makes something. */
export interface Creation extends Partial<Names> {
	path: string;
	title: string;
	body: IDataObject;
	/** Who gets it, where that is known; those whom a template names are not in the body. */
	signers?: Recipient[];
	/** How long to look for it where its outcome is unknown, seconds. */
	lookUpSeconds?: number;
	/** How far back to look for one of the same title and signers before it is sent, days; not at all if not given. */
	notTwiceDays?: number;
	/** A redirect URL that no other document has, by which it can be found. */
	address?: string;
	explain?: ApiRequest['explain'];
}

/**
 * A request that makes something, at most once per item.
 *
 * @throws NodeApiError when OpenSign refused, or when the outcome is unknown
 */
export async function requestOnce(call: Call, creation: Creation): Promise<Made> {
	const { path, title, body, notTwiceDays, signers } = creation;
	const people = addressesIn(body);
	const intent = { title, target: [path, ...people.map(addressKey).sort()].join(' ') };
	const earlier = await fromEarlierRun(call, intent);
	if (earlier) return earlier;
	if (notTwiceDays !== undefined) {
		const everyone = signers === undefined ? people : addressesIn({ signers });
		const sent = await alreadySent(call, intent, { path, title, people: everyone }, notTwiceDays);
		if (sent) return sent;
	}
	return await sendOnce(call, intent, async () => await makeIt(call, creation));
}

/** The addresses of those who are asked to sign. */
function addressesIn({ signers, signer }: { signers?: unknown; signer?: unknown }): string[] {
	const people = [signers, signer].flat().filter(isRecord);
	return people.flatMap(({ email }) => (email ? [String(email)] : []));
}

async function makeIt(call: Call, creation: Creation): Promise<Made> {
	const { context, i } = call;
	const { path, title, explain } = creation;
	const creates = kindOf(path);
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
		if (!isOutcomeUnknown(failure)) throw (await explainRefusal(call, body, failure)) ?? failure;
		const found = await recover(call, { ...creation, body }, since, before, failure);
		return { ...found, warnings: [...warnings, ...found.warnings] };
	}
}

/**
 * What a request of unknown outcome has made, if it can be found.
 *
 * @throws NodeApiError, still of unknown outcome, which says what was looked for
 */
async function recover(
	call: Call,
	{ path, title, body, lookUpSeconds: seconds = USUAL_SECONDS, address, ...names }: Creation,
	since: number,
	before: Entry[],
	failure: NodeApiError,
): Promise<Made> {
	const { record } = call.run;
	const known = [...record.ids(), ...before.map(({ objectId }) => objectId)];
	const { idName = 'documentId', urlName } = names;
	const about = { path, title, people: addressesIn(body), address };
	const search = { ...about, since, seconds, known, idName, urlName };
	const { id, says } = await lookUp(call, search);
	if (id === undefined) {
		record.lose(call.key, search);
		failure.description = `${failure.description ?? ''} ${says}`.trim();
		throw failure;
	}
	const warning = `OpenSign's answer did not come (${failure.message}), so this was found by its title, signers and time.`;
	return { id, answer: await readMade(call, path, id), warnings: [warning], recovered: true };
}

/** The signers of a request with their addresses as OpenSign knows them. */
async function spellPeople(call: Call, { signers }: IDataObject) {
	if (!Array.isArray(signers)) return { people: {}, warnings: [] };
	const spelled = await withKnownSpelling(call, signers as IDataObject[]);
	return { people: { signers: spelled.signers }, warnings: spelled.warnings };
}

/** Makes a draft, a template or a document to sign oneself. */
export async function create(
	call: Call,
	{ title, body, includeRawResponse, lookUpSeconds }: Upload,
	names: Names & { path: string },
): Promise<OperationResult> {
	const { idName, urlName } = names;
	const made = await requestOnce(call, { title, body, lookUpSeconds, ...names });
	if (made.json) return { json: made.json };
	const { id, answer, warnings, recovered } = made;
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = readCreation(answer).url ?? null;
	if (warnings.length > 0) json.warnings = warnings;
	if (recovered) json.recovered = true;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
