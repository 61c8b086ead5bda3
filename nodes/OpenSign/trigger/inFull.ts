/** Reading documents one by one, with their audit trails. That one cannot be read is told, and costs no other. */
import type { IPollFunctions } from 'n8n-workflow';

import { within } from '../core/within';
import { getDocument } from '../opensign/documents';
import { STATUS_OF } from '../opensign/list';
import { hasStatus } from '../opensign/request';
import type { OpenSignDocument } from '../opensign/shapes';
import { readNewest, type Listed, type ListName } from './lists';

/** What came of reading a document: neither a document nor a failure where OpenSign says that there is none. */
export interface Outcome {
	entry: Listed;
	document?: OpenSignDocument;
	/** Why it cannot be read, or, with a document, what of it cannot be. */
	failure?: Error;
}

/** Documents that are read in full at the same time. */
export const AT_ONCE = 5;

/** Other documents that are tried before OpenSign is taken to be down. */
const MOST_OTHERS = 3;
const EVERYWHERE: ListName[] = ['inprogress', 'completed', 'declined', 'expired'];
const STATUSES: string[] = Object.values(STATUS_OF);

/** @param ms milliseconds that it may take */
export async function readInFull(
	context: IPollFunctions,
	entry: Listed,
	ms: number,
): Promise<Outcome> {
	const { objectId: id } = entry;
	const tooLate = `OpenSign's answer about the document ${id} takes longer than ${Math.round(ms / 1000)} seconds.`;
	try {
		const document = await within(ms, getDocument(context, 0, id), tooLate);
		if (document.objectId !== id)
			return {
				entry,
				failure: new Error(`OpenSign has answered with another document than ${id}.`),
			};
		const failure = hasOddTrail(document)
			? new Error(`The audit trail of the document ${id} cannot be read.`)
			: undefined;
		return { entry, document: complete(document, entry), failure };
	} catch (error) {
		const failure = error as Error;
		return hasStatus(failure, 404) ? { entry } : { entry, failure };
	}
}

/**
 * Makes sure that OpenSign answers at all, when none of some documents could be read: another one must be readable.
 *
 * @param known one that was read a moment ago
 * @throws the first document's failure when there is none
 */
export async function makeSureOfOthers(
	context: IPollFunctions,
	outcomes: Outcome[],
	known: Listed | undefined,
	ms: number,
): Promise<void> {
	const ids = new Set(outcomes.map(({ entry }) => entry.objectId));
	const others = known ? [known] : [];
	for (const list of known ? [] : EVERYWHERE) {
		const { entries } = await readNewest(context, list);
		others.push(...entries.filter(({ objectId }) => !ids.has(objectId)).reverse());
		if (others.length >= MOST_OTHERS) break;
	}
	for (const other of others.slice(0, MOST_OTHERS)) {
		const { document } = await readInFull(context, other, ms);
		if (document) return;
	}
	const [{ failure }] = outcomes;
	if (failure) throw failure;
}

/** The document with what only the list says: dates that it lacks, and the status, which old servers do not tell. */
const complete = (document: OpenSignDocument, entry: Listed): OpenSignDocument => ({
	...document,
	status: STATUSES.includes(document.status ?? '') ? document.status : STATUS_OF[entry.list],
	createdAt: document.createdAt ?? entry.createdAt,
	updatedAt: document.updatedAt ?? entry.updatedAt,
});

/** Old servers have no trail; one that is there and cannot be read would say that nobody has signed. */
const hasOddTrail = ({ raw, audit_trail: trail }: OpenSignDocument) =>
	trail === undefined && raw.audit_trail !== undefined && raw.audit_trail !== null;
