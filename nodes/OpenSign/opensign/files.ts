import type {
	IBinaryData,
	IExecuteFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
	NodeApiError,
} from 'n8n-workflow';

import { apiError } from '../core/errors';
import { getDocument, nameDocument } from './documents';
import type { OpenSignDocument } from './shapes';

/** Where files can be put into n8n's store. */
export type FileContext = IExecuteFunctions | IWebhookFunctions | IPollFunctions;

/** The properties of a document that are links to files. */
export type StoredFile = 'file' | 'certificate';

/** What n8n's store takes: a stream, here, so that no file is ever held in memory as a whole. */
type FileContent = Parameters<FileContext['helpers']['prepareBinaryData']>[0];

interface Stored {
	/** HTTP status of the storage; none when it cannot be reached. */
	status?: number;
	/** There only with status 200. */
	content?: FileContent;
}

/** Letters in a file name, without what is added to the title. */
const LONGEST_NAME = 120;

/**
 * Streams one of a document's files from OpenSign's storage into n8n's. The link is fetched without the token: it
 * carries access by itself, for 900 seconds. When it has expired meanwhile, the document is read once more for a fresh
 * one.
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
	let stored = await fetchStored(context, document[which]);
	if (stored.status === 403) {
		const fresh = await getDocument(context, i, document.objectId);
		stored = await fetchStored(context, fresh[which]);
	}
	if (stored.content === undefined) throw notFetched(context, i, document, which, stored.status);
	return await context.helpers.prepareBinaryData(stored.content, name, 'application/pdf');
}

/**
 * A document's title as a file name that every system takes: no separators or control characters, at most 120 letters.
 *
 * @param suffix what is added to the title, like " (signed)"
 */
export function fileName({ title, objectId }: OpenSignDocument, suffix = ''): string {
	const name = (title || objectId)
		.replace(/\.pdf$/i, '')
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')
		.replace(/^\.+/, '');
	// By letters, not by UTF-16 units: a letter cut in half is none.
	const letters = Array.from(name.trim()).slice(0, LONGEST_NAME);
	while (letters.length > 0 && /[. ]/.test(letters[letters.length - 1])) letters.pop();
	return `${letters.join('') || 'document'}${suffix}.pdf`;
}

async function fetchStored(context: FileContext, url: string | undefined): Promise<Stored> {
	if (!url) return {};
	try {
		const response: IN8nHttpFullResponse = await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		const { statusCode: status, body } = response;
		return status === 200 && isContent(body) ? { status, content: body } : { status };
	} catch {
		// n8n's error would show the link.
		return {};
	}
}

const isContent = (body: unknown): body is FileContent =>
	Buffer.isBuffer(body) || (typeof body === 'object' && body !== null && 'pipe' in body);

function notFetched(
	context: FileContext,
	i: number,
	document: OpenSignDocument,
	which: StoredFile,
	status: number | undefined,
): NodeApiError {
	const what = which === 'file' ? 'PDF' : 'certificate';
	const why =
		status === undefined ? ': it cannot be reached' : `, which answers with HTTP status ${status}`;
	return apiError(
		context.getNode(),
		i,
		`The ${what} of ${nameDocument(document)} cannot be fetched from OpenSign's storage${why}.`,
		'The document itself is unharmed. Try again later.',
		status,
	);
}
