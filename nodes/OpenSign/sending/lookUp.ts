/** Looking for what a create of unknown outcome has made. */
import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../core/inputs';
import type { Call } from '../core/registry';
import { cancelSignal, wait } from '../core/wait';
import { addressKey } from '../opensign/address';
import { readSigningLinks } from '../opensign/documents';
import { listOf, readNewest, type Entry } from './newest';

/** Seconds to look where no option says otherwise. */
export const USUAL_SECONDS = 10;
/** Seconds between two looks; the last one repeats. */
const PAUSES = [1, 2, 4];
/** Milliseconds by which OpenSign's clock may differ from ours. */
const SKEW_MS = 60_000;

/** What is looked for. */
export interface Sought {
	/** The create's route, which tells the list that it is in. */
	path: string;
	title: string;
	body: IDataObject;
	/** When the request was made, milliseconds since 1970. */
	since: number;
	/** How long to look, seconds. */
	seconds: number;
	/** The ids of what was there before, or was made by this execution: it is something else. */
	known: string[];
}

/** The id of the only one that it can be, or what was found instead, as a sentence. */
export type Found = { id: string; says?: undefined } | { id?: undefined; says: string };

/**
 * The document or template that a request has made whose answer did not come: by title, signers and time, in the
 * newest of its list, with growing pauses. OpenSign has nothing to tell requests by.
 */
export async function lookUp(call: Call, sought: Sought): Promise<Found> {
	const signal = cancelSignal(call.context);
	const end = Date.now() + sought.seconds * 1000;
	for (let look = 0; ; look++) {
		if (signal?.aborted) return { says: CANCELLED };
		const fitting = await findFitting(call, sought);
		if (fitting?.length === 1) return { id: fitting[0].objectId };
		if (fitting !== undefined && fitting.length > 1) return { says: ambiguous(fitting) };
		const pause = PAUSES[Math.min(look, PAUSES.length - 1)] * 1000;
		const isOver = Date.now() + pause > end;
		if (isOver) return { says: notFound(sought, fitting !== undefined) };
		await wait(pause, signal);
	}
}

/** A create's answer, as far as it can be asked for afterwards. */
export async function readMade({ context, i }: Call, path: string, id: string) {
	if (!path.startsWith('/createdocument')) return { objectId: id };
	const links = await readSigningLinks(context, i, id);
	return { objectId: id, signurl: links };
}

const CANCELLED = 'The execution was cancelled, so the node did not look for it.';

const ambiguous = (fitting: Entry[]) =>
	`There are ${fitting.length} that it can be, of the same title and signers: ${fitting.map(({ objectId }) => objectId).join(', ')}.`;

function notFound({ title, seconds }: Sought, couldLook: boolean): string {
	return couldLook
		? `The node has looked for it for ${seconds} seconds, by the title '${title}' and the signers, and found none.`
		: 'The node has tried to look for it, but OpenSign does not answer.';
}

/** Those that it can be; nothing where the list cannot be read. */
async function findFitting(call: Call, sought: Sought): Promise<Entry[] | undefined> {
	const entries = await readNewest(call, listOf(sought.path));
	return entries?.filter((entry) => fits(entry, sought));
}

function fits(entry: Entry, { title, body, since, known }: Sought): boolean {
	const isNew = Date.parse(entry.createdAt ?? '') >= since - SKEW_MS;
	const isOther = known.includes(entry.objectId);
	return entry.title === title && isNew && !isOther && hasSigners(entry, body);
}

/** Whether everyone who was asked is in it. A template may add people of its own. */
function hasSigners({ signers = [] }: Entry, { signers: asked, signer }: IDataObject): boolean {
	const addresses = new Set(signers.map(({ email }) => addressKey(email)));
	const people = [asked, signer].flat().filter(isRecord);
	return people.every(({ email }) => !email || addresses.has(addressKey(String(email))));
}
