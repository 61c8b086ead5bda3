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
		const isAlone = search.address !== undefined || !search.rivals;
		if (fitting?.length === 1 && isAlone) return { id: fitting[0].objectId };
		if (fitting !== undefined && fitting.length > 0) return { says: ambiguous(search, fitting) };
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

function ambiguous({ title, rivals = 0 }: Search, fitting: Entry[]): string {
	const ids = fitting.map(({ objectId }) => objectId).join(', ');
	if (fitting.length > 1) {
		return `There are ${fitting.length} that it can be, of the title '${title}' and the same signers: ${ids}.`;
	}
	return `There is one that it can be, of the title '${title}' and the same signers: ${ids}. It may as well be that of ${rivals === 1 ? 'another item' : `${rivals} other items`} whose answer did not come at the same time.`;
}

function notFound({ title, seconds }: Search, couldLook: boolean): string {
	return couldLook
		? `The node has looked for it for ${seconds} seconds, by the title '${title}' and the signers, and found none.`
		: `The node has tried to look for '${title}', but OpenSign's list cannot be read.`;
}

/** Those that it can be; nothing where the list cannot be read. */
async function findFitting(call: Call, search: Search): Promise<Entry[] | undefined> {
	const entries = await readNewest(call, listOf(search.path));
	const after = newestOf(entries ?? [], search.madeAfter ?? []);
	// What has been found for other items meanwhile is theirs.
	const known = [...search.known, ...call.run.record.ids()];
	return entries?.filter((entry) => fits(entry, { ...search, known }, after));
}

/** When the newest of these was made, by OpenSign's own clock; milliseconds since 1970, 0 where none is in the list. */
function newestOf(entries: Entry[], ids: string[]): number {
	const known = entries.filter(({ objectId }) => ids.includes(objectId));
	return Math.max(0, ...known.map(({ createdAt }) => Date.parse(createdAt ?? '') || 0));
}

function fits(
	entry: Entry,
	{ title, people, address, since, known }: Search,
	after: number,
): boolean {
	const { redirect_url: redirectUrl } = entry.raw;
	// Old servers' lists may have none: then it is found as others are.
	if (address !== undefined && redirectUrl !== undefined) return redirectUrl === address;
	const isNew = madeSince(since, entry.createdAt) && !(Date.parse(entry.createdAt ?? '') < after);
	const isOther = known.includes(entry.objectId);
	const isCalledSo = asSeen(entry.title) === asSeen(title);
	return isCalledSo && isNew && !isOther && hasPeople(entry, people);
}

/** Whether everyone who was asked is in it. A template may add people of its own. */
export function hasPeople({ signers = [] }: Entry, people: string[]): boolean {
	const addresses = new Set(signers.map(({ email }) => addressKey(email)));
	return people.every((email) => addresses.has(addressKey(email)));
}
