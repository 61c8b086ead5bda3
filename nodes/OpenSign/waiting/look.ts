/** Asking OpenSign what has become of documents: nothing else ends a wait. */
import { mapAtOnce } from '../core/atOnce';
import { saysNone } from '../opensign/byId';
import { getDocument } from '../opensign/documents';
import type { Context } from '../opensign/request';
import type { OpenSignDocument } from '../opensign/shapes';
import type { Waiting } from './wait';

/** Of which nothing changes any more. */
const FINAL = ['completed', 'declined', 'expired'];

/** Documents that are asked about at the same time. */
const AT_ONCE = 5;

/** What OpenSign says of a document. */
export interface Look {
	document?: OpenSignDocument;
	/** OpenSign has no such document any more. */
	isGone?: boolean;
	/** OpenSign could not be asked, or has not said. */
	isUnknown?: boolean;
}

export const isFinal = ({ document, isGone }: Look): boolean =>
	isGone === true || FINAL.includes(document?.status ?? '');

/** What has become of each, in the same order; nothing where an item has no document. */
export async function lookAtAll(
	context: Context,
	waiting: Waiting[],
): Promise<Array<Look | undefined>> {
	return await mapAtOnce(waiting, AT_ONCE, async (one, i) => await lookAt(context, one, i));
}

/** Documents that this process has seen to be final, those that were seen last at the end. */
const seenFinal = new Set<string>();
const MOST_SEEN = 10_000;

/** Whether something holds; nobody knows where OpenSign could not be asked. */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether every document is final. Asks no further than the first that is not, and not again about those that were: with
 * many documents, every signer's browser would ask about all of them.
 */
export async function areAllFinal(context: Context, waiting: Waiting[]): Promise<Answer> {
	const open = waiting.filter(({ documentId }) => !seenFinal.has(documentId ?? ''));
	let answer: Answer = 'yes';
	for (let first = 0; first < open.length; first += AT_ONCE) {
		const looks = await lookAtAll(context, open.slice(first, first + AT_ONCE));
		const left = looks.filter((look) => look !== undefined && !isFinal(look));
		if (left.some((look) => !look?.isUnknown)) return 'no';
		if (left.length > 0) answer = 'unknown';
	}
	return answer;
}

/** @param i index of the input item, for errors */
export async function lookAt(
	context: Context,
	{ documentId }: Waiting,
	i: number,
): Promise<Look | undefined> {
	if (documentId === undefined) return undefined;
	const look = await ask(context, i, documentId);
	// One that has expired goes on when it gets more days.
	if (!look.isUnknown) seenFinal.delete(documentId);
	if (isFinal(look)) noteFinal(documentId);
	return look;
}

async function ask(context: Context, i: number, documentId: string): Promise<Look> {
	try {
		return { document: await getDocument(context, i, documentId) };
	} catch (error) {
		return saysNone(error as Error) ? { isGone: true } : { isUnknown: true };
	}
}

function noteFinal(documentId: string): void {
	seenFinal.add(documentId);
	const [oldest] = seenFinal;
	if (seenFinal.size > MOST_SEEN) seenFinal.delete(oldest);
}
