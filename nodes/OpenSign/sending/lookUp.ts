/** Looking for what a create of unknown outcome has made. */
import { asSeen } from '../core/asSeen';
import type { Search } from '../core/record';
import type { Call } from '../core/registry';
import { cancelSignal, wait } from '../core/wait';
import { addressKey } from '../opensign/address';
import { readSigningLinks } from '../opensign/documents';
import { madeSince } from '../opensign/secondTry';
import { listOf, readNewest, type Entry } from './newest';

/** Seconds to look where no option says otherwise. */
export const USUAL_SECONDS = 10;
/** Seconds between two looks; the last one repeats. */
const PAUSES = [1, 2, 4];

/** The id of the only one that it can be, or what was found instead, as a sentence. */
export type Found = { id: string; says?: undefined } | { id?: undefined; says: string };

/**
 * The document or template that a request has made whose answer did not come: by title, signers and time, in the
 * newest of its list, with growing pauses. OpenSign has nothing to tell requests by.
 */
export async function lookUp(call: Call, search: Search): Promise<Found> {
	const signal = cancelSignal(call.context);
	const end = Date.now() + search.seconds * 1000;
	for (let look = 0; ; look++) {
		if (signal?.aborted) return { says: cancelled(search) };
		const fitting = await findFitting(call, search);
		if (fitting?.length === 1) return { id: fitting[0].objectId };
		if (fitting !== undefined && fitting.length > 1) return { says: ambiguous(search, fitting) };
		const pause = PAUSES[Math.min(look, PAUSES.length - 1)] * 1000;
		const isOver = Date.now() + pause > end;
		if (isOver) return { says: notFound(search, fitting !== undefined) };
		await wait(pause, signal);
	}
}

/** A create's answer, as far as it can be asked for afterwards. */
export async function readMade({ context, i }: Call, path: string, id: string) {
	if (!isSend(path)) return { objectId: id };
	const links = await readSigningLinks(context, i, id);
	return { objectId: id, signurl: links };
}

/** Whether a route mails people. */
export const isSend = (path: string) => path.startsWith('/createdocument');

/** What a create's route makes. */
export function kindOf(path: string): 'document' | 'draft' | 'template' {
	if (path === '/draftdocument') return 'draft';
	return path.includes('template') && !isSend(path) ? 'template' : 'document';
}

const cancelled = ({ title }: Search) =>
	`The execution was cancelled, so the node did not look for '${title}'.`;

const ambiguous = ({ title }: Search, fitting: Entry[]) =>
	`There are ${fitting.length} that it can be, of the title '${title}' and the same signers: ${fitting.map(({ objectId }) => objectId).join(', ')}.`;

function notFound({ title, seconds }: Search, couldLook: boolean): string {
	return couldLook
		? `The node has looked for it for ${seconds} seconds, by the title '${title}' and the signers, and found none.`
		: `The node has tried to look for '${title}', but OpenSign's list cannot be read.`;
}

/** Those that it can be; nothing where the list cannot be read. */
async function findFitting(call: Call, search: Search): Promise<Entry[] | undefined> {
	const entries = await readNewest(call, listOf(search.path));
	return entries?.filter((entry) => fits(entry, search));
}

function fits(entry: Entry, { title, people, address, since, known }: Search): boolean {
	const { redirect_url: redirectUrl } = entry.raw;
	// Old servers' lists may have none: then it is found as others are.
	if (address !== undefined && redirectUrl !== undefined) return redirectUrl === address;
	const isNew = madeSince(since, entry.createdAt);
	const isOther = known.includes(entry.objectId);
	const isCalledSo = asSeen(entry.title) === asSeen(title);
	return isCalledSo && isNew && !isOther && hasPeople(entry, people);
}

/** Whether everyone who was asked is in it. A template may add people of its own. */
export function hasPeople({ signers = [] }: Entry, people: string[]): boolean {
	const addresses = new Set(signers.map(({ email }) => addressKey(email)));
	return people.every((email) => addresses.has(addressKey(email)));
}
