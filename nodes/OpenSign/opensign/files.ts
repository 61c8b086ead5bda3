import type {
	IBinaryData,
	IExecuteFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { apiError } from '../core/errors';
import { openStream, tidily, toStream } from '../core/stream';
import { cancelSignal, timeLimit, wait, within } from '../core/wait';
import { checkPdf } from '../pdf/whole';
import { getDocument, nameDocument } from './documents';
import { LIMITS } from './limits';
import type { OpenSignDocument } from './shapes';

/** Where files can be put into n8n's store. */
export type FileContext = IExecuteFunctions | IWebhookFunctions | IPollFunctions;

/** The properties of a document that are links to files. */
export type StoredFile = 'file' | 'certificate';

/** Letters in a file name, without what is added to the title. */
const LONGEST_NAME = 120;

/** What came of fetching a file once. */
type Fetched =
	| { stored: IBinaryData }
	/** What was wrong, as it follows on "cannot be fetched from OpenSign's storage"; the status, if it answered. */
	| { stored?: undefined; why: string; status?: number };

/** Milliseconds before the second try, and before each further one. */
const PAUSES_MS = [500, 1500];

/**
 * Streams one of a document's files from OpenSign's storage into n8n's. The link is fetched without the token: it
 * carries access by itself, for 900 seconds. When it has expired meanwhile, or what comes is not the whole file, the
 * document is read once more for a fresh link.
 *
 * @returns the file as an item's binary field takes it
 * @throws NodeApiError without the link in it
 */
export async function downloadFile(
	context: FileContext,
	i: number,
	document: OpenSignDocument,
	which: StoredFile,
	name: string,
): Promise<IBinaryData> {
	const cancel = cancelSignal(context);
	let fetched = await fetchInto(context, document[which], name);
	for (const pause of PAUSES_MS) {
		if (fetched.stored || cancel?.aborted) break;
		if (fetched.status !== EXPIRED) await wait(pause, cancel);
		const fresh = await getDocument(context, i, document.objectId);
		fetched = await fetchInto(context, fresh[which], name);
	}
	if (fetched.stored) return fetched.stored;
	const what = which === 'file' ? 'PDF' : 'certificate';
	throw apiError(
		context.getNode(),
		i,
		`The ${what} of ${nameDocument(document)} cannot be fetched from OpenSign's storage${fetched.why}.`,
		'The document itself is unharmed. Try again later.',
		fetched.status,
	);
}

/** What a storage answers to a link that has expired. */
const EXPIRED = 403;

/**
 * A document's title as a file name that every system takes: no separators or control characters, at most 120 letters.
 *
 * @param suffix what is added to the title, like " (signed)"
 */
export function fileName(
	{ title, objectId }: Pick<OpenSignDocument, 'title' | 'objectId'>,
	suffix = '',
): string {
	const name = (title || objectId)
		.replace(/\.pdf$/i, '')
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')
		.replace(/^\.+/, '');
	// By letters, not by UTF-16 units: a letter cut in half is none.
	const letters = Array.from(name.trim()).slice(0, LONGEST_NAME);
	while (letters.length > 0 && /[. ]/.test(letters[letters.length - 1])) letters.pop();
	return `${letters.join('') || 'document'}${suffix}.pdf`;
}

/** How a file is asked for. Encoded on the way, it would not have the length that is announced. */
const storage = (url: string) => ({
	url,
	headers: { 'accept-encoding': 'identity' },
	idleMs: LIMITS.file.idle,
});

const UNREACHABLE = ': it cannot be reached, or the connection broke';

/** Fetches a file into n8n's store, if it is one. */
async function fetchInto(
	context: FileContext,
	url: string | undefined,
	name: string,
): Promise<Fetched> {
	if (!url) return { why: ': OpenSign gives no link to it any more' };
	const cancel = cancelSignal(context);
	const signal = timeLimit(LIMITS.file.total, cancel);
	let torn: string | undefined;
	try {
		const { statusCode: status, body, headers } = await openStream(context, storage(url), signal);
		if (status !== 200) {
			body.destroy();
			return { why: `, which answers with HTTP status ${status}`, status };
		}
		const announced = Number(headers['content-length'] ?? NaN);
		const content = toStream(body, (chunks) =>
			checkPdf(tidily(chunks, 'kept'), announced, (why) => (torn = why)),
		);
		const storing = context.helpers.prepareBinaryData(content, name, 'application/pdf');
		return { stored: await within(signal, storing) };
	} catch {
		// n8n's error would show the link.
		if (torn !== undefined) return { why: `: ${torn}` };
		if (signal.aborted && !cancel?.aborted) {
			return { why: `: it takes longer than ${LIMITS.file.total / 1000} seconds` };
		}
		return { why: UNREACHABLE };
	}
}
