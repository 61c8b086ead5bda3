/** Asking OpenSign what has become of documents: nothing else ends a wait. */
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
	const looks: Array<Look | undefined> = [];
	for (let first = 0; first < waiting.length; first += AT_ONCE) {
		const some = waiting.slice(first, first + AT_ONCE);
		const found = await Promise.all(
			some.map(async ({ documentId }, k) =>
				documentId === undefined ? undefined : await lookAt(context, first + k, documentId),
			),
		);
		looks.push(...found);
	}
	return looks;
}

async function lookAt(context: Context, i: number, documentId: string): Promise<Look> {
	try {
		return { document: await getDocument(context, i, documentId) };
	} catch (error) {
		return saysNone(error as Error) ? { isGone: true } : { isUnknown: true };
	}
}
