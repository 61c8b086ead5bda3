import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { asSeen } from '../core/asSeen';
import type { Content } from '../core/content';
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
import { Alike, type Sent } from './alike';
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
	/** Without the file. */
	body: IDataObject;
	file?: Content;
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
	const send = async () => await sendOnce(call, intent, async () => await makeIt(call, creation));
	if (notTwiceDays === undefined) return await send();
	const everyone = signers === undefined ? people : addressesIn({ signers });
	// Two items for the same document at the same time would both find none.
	return await call.run.inTurn(`${intent.target} ${asSeen(title)}`, async () => {
		const sending = { path, title, people: everyone };
		return (await alreadySent(call, intent, sending, notTwiceDays)) ?? (await send());
	});
}

/** The addresses of those who are asked to sign. */
function addressesIn({ signers, signer }: { signers?: unknown; signer?: unknown }): string[] {
	const people = [signers, signer].flat().filter(isRecord);
	return people.flatMap(({ email }) => (email ? [String(email)] : []));
}

async function makeIt(call: Call, creation: Creation): Promise<Made> {
	const { run } = call;
	const { path, title } = creation;
	const { people, warnings } = await spellPeople(call, creation.body);
	const body = { ...creation.body, ...people };
	const before = await newestBefore(call, listOf(path));
	const madeAfter = run.record.ids().slice(-ANCHORS);
	const likeness = `${listOf(path).path} ${asSeen(title)}`;
	const alike = run.keep('alike', () => new Alike());
	let since = 0;
	const post = async (): Promise<Sent<Made>> => {
		since = Date.now();
		return await ask(call, { ...creation, body });
	};
	const addresses = addressesIn(body).map(addressKey);
	const made = await alike.make(likeness, addresses, post, async (lost, rivals) => {
		const facts = { since, before, madeAfter, rivals };
		return await recover(call, { ...creation, ...facts, body }, lost as NodeApiError);
	});
	return { ...made, warnings: [...warnings, ...made.warnings] };
}

/** @throws NodeApiError where OpenSign has refused it */
async function ask(
	call: Call,
	{ path, title, body, file, explain }: Creation,
): Promise<Sent<Made>> {
	const { context, i, key, run } = call;
	const creates = kindOf(path);
	try {
		const { id, raw } = await request(context, {
			method: 'POST',
			path,
			body,
			file,
			about: `the new ${creates} '${title}'`,
			read: readCreation,
			itemIndex: i,
			creates,
			explain,
		});
		run.record.made(key, id);
		return { made: { id, answer: raw, warnings: [] } };
	} catch (error) {
		const failure = error as Error;
		if (isOutcomeUnknown(failure)) return { lost: failure };
		throw (await explainRefusal(call, body, file?.bytes ?? 0, failure)) ?? failure;
	}
}

/** How many of what was made before are looked for in a list, to know what is older. */
const ANCHORS = 5;

interface Lost extends Creation {
	since: number;
	before: Entry[];
	madeAfter: string[];
	rivals: number;
}

/**
 * What a request of unknown outcome has made, if it can be found.
 *
 * @throws NodeApiError, still of unknown outcome, which says what was looked for
 */
async function recover(call: Call, lost: Lost, failure: NodeApiError): Promise<Made> {
	const { path, title, body, address, since, before, madeAfter, rivals } = lost;
	const { lookUpSeconds: seconds = USUAL_SECONDS, idName = 'documentId', urlName } = lost;
	const { record } = call.run;
	const known = [...record.ids(), ...before.map(({ objectId }) => objectId)];
	const about = { path, title, people: addressesIn(body), address };
	const when = { since, known, madeAfter, rivals };
	const search = { ...about, ...when, seconds, idName, urlName };
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
	{ title, body, file, includeRawResponse, lookUpSeconds }: Upload,
	names: Names & { path: string },
): Promise<OperationResult> {
	const { idName, urlName } = names;
	const made = await requestOnce(call, { title, body, file, lookUpSeconds, ...names });
	if (made.json) return { json: made.json };
	const { id, answer, warnings, recovered } = made;
	const json: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) json[urlName] = readCreation(answer).url ?? null;
	if (warnings.length > 0) json.warnings = warnings;
	if (recovered) json.recovered = true;
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}
