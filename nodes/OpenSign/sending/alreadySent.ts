import { asSeen } from '../core/asSeen';
import type { Intent, Search } from '../core/record';
import type { Call } from '../core/registry';
import { documentList, readList, type DocumentList } from '../opensign/list';
import { hasPeople } from './lookUp';
import type { Entry } from './newest';
import { toOutput } from './resolve';
import type { Made } from './sendOnce';

/** Where a document is that is out, or was signed by everyone. */
const SENT: DocumentList[] = ['inprogress', 'completed'];
const DAY_MS = 86_400_000;

/** What is about to be sent. `people` are all whose addresses are known, those whom a template names too. */
type Sending = Pick<Search, 'path' | 'title' | 'people'>;

/**
 * A document of the same title and signers that went out in the last days, by whatever execution, or in this one by the
 * same route: n8n may have died before it could note what was sent.
 *
 * @param days how far back to look
 * @throws NodeApiError when OpenSign's lists cannot be read: then nothing is sent
 */
export async function alreadySent(
	call: Call,
	intent: Intent,
	sending: Sending,
	days: number,
): Promise<Made | undefined> {
	const since = Date.now() - days * DAY_MS;
	const there = await call.run.once(
		`sent in ${days} days`,
		async () => await readSent(call, since),
	);
	const title = asSeen(sending.title);
	const isSame = (entry: Entry) => asSeen(entry.title) === title && hasSame(entry, sending);
	const id = call.run.record.doneLike(intent)?.id ?? there.find(isSame)?.objectId;
	if (id === undefined) return undefined;
	const warning = `A document of this title and these signers was sent in the last ${days} days, so it was not sent again (option Do Not Send Twice).`;
	const json = await toOutput(call, { ...sending, idName: 'documentId' }, id, warning);
	return { id, json: { ...json, alreadySent: true }, answer: {}, warnings: [] };
}

/** What went out since then, milliseconds since 1970. */
async function readSent({ context, i, run }: Call, since: number): Promise<Entry[]> {
	const isOlder = (date: string | undefined) => Date.parse(date ?? '') < since;
	const sent: Entry[] = [];
	for (const name of SENT) {
		const documents = await readList(context, i, {
			...documentList(name),
			limit: Infinity,
			pagesAtOnce: run.pagesAtOnce,
			matches: ({ createdAt }) => !isOlder(createdAt),
			ends: ({ updatedAt }) => isOlder(updatedAt),
		});
		sent.push(...documents);
	}
	return sent;
}

/** Whether the same people are in it. A template may name others when it is used, an upload has none but those given. */
const hasSame = (entry: Entry, { path, people }: Sending) =>
	hasPeople(entry, people) &&
	(path !== '/createdocument' || entry.signers?.length === people.length);
