import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
	NodeApiError,
} from 'n8n-workflow';

import { apiError } from '../core/errors';
import type { CreateAnswer, OpenSignDocument } from './shapes';
import { request, type Context } from './request';

/** Where files can be put into n8n's store. */
export type FileContext = IExecuteFunctions | IWebhookFunctions | IPollFunctions;

type StoredFile = 'file' | 'certificate';

interface DocumentRequest {
	method: IHttpRequestMethods;
	documentId: string;
	/** `document` if not given. */
	route?: 'document' | 'formdata' | 'signerips' | 'signinglinks';
	body?: IDataObject;
}

/**
 * A request about one document.
 *
 * @throws NodeApiError that names the id when OpenSign has no such document
 */
export async function documentRequest<T>(
	context: Context,
	i: number,
	{ method, documentId, route = 'document', body }: DocumentRequest,
): Promise<T> {
	return await request<T>(context, {
		method,
		path: `/${route}/${encodeURIComponent(documentId)}`,
		body,
		itemIndex: i,
		explain: (status, text) =>
			status === 404 && /document not found/i.test(text)
				? {
						message: `There is no document with the ID '${documentId}'.`,
						description:
							'It was deleted, or belongs to another environment: Live, Live – EU and Sandbox have separate documents.',
					}
				: undefined,
	});
}

/** @throws NodeApiError that names the id when OpenSign has no such document */
export async function getDocument(
	context: Context,
	i: number,
	documentId: string,
): Promise<OpenSignDocument> {
	return await documentRequest(context, i, { method: 'GET', documentId });
}

/**
 * Changes a document. OpenSign refuses without a reason what a document's status does not allow, so the status is read
 * then and named.
 *
 * @param participle what was to be done, like "revoked"
 */
export async function changeDocument(
	context: IExecuteFunctions,
	i: number,
	participle: string,
	call: DocumentRequest,
): Promise<IDataObject> {
	try {
		return await documentRequest(context, i, call);
	} catch (error) {
		const failure = error as NodeApiError;
		if (failure.httpCode !== '400') throw failure;
		const { title, status } = await getDocument(context, i, call.documentId);
		throw apiError(
			context.getNode(),
			i,
			`The document '${title}' (${call.documentId}) could not be ${participle}: its status is ${status}.`,
			failure.description ?? '',
			400,
		);
	}
}

export const toSigningLinks = (signurl: CreateAnswer['signurl'] = []): IDataObject =>
	Object.fromEntries(signurl.map(({ email, url }) => [email, url]));

/**
 * Streams one of a document's files from storage into n8n. The link is fetched without the token: it carries access
 * by itself, for 900 seconds. When it has expired meanwhile, the document is read once more for a fresh one.
 *
 * @throws NodeApiError without the link in it
 */
export async function downloadFile(
	context: FileContext,
	i: number,
	document: OpenSignDocument,
	which: StoredFile,
	fileName: string,
) {
	let response = await fetchStored(context, document[which] as string);
	if (response?.statusCode === 403) {
		const fresh = await getDocument(context, i, document.objectId);
		response = await fetchStored(context, fresh[which] as string);
	}
	if (response === undefined || response.statusCode !== 200) {
		const what = which === 'file' ? 'PDF' : 'certificate';
		throw apiError(
			context.getNode(),
			i,
			`The ${what} of the document '${document.title}' (${document.objectId}) cannot be fetched from OpenSign's storage${response ? `, which answers with HTTP status ${response.statusCode}` : ': it cannot be reached'}.`,
			'The document itself is unharmed. Try again later.',
			response?.statusCode,
		);
	}
	return await context.helpers.prepareBinaryData(
		response.body as unknown as import('stream').Readable,
		fileName,
		'application/pdf',
	);
}

/** A document's title as a file name that every system takes: no separators or control characters, at most 120 characters. */
export function fileName({ title, objectId }: OpenSignDocument, suffix = ''): string {
	const name = (title || objectId)
		.replace(/\.pdf$/i, '')
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')
		.replace(/^\.+|[. ]+$/g, '')
		.trim();
	return `${[...(name || 'document')].slice(0, 120).join('')}${suffix}.pdf`;
}

async function fetchStored(
	context: FileContext,
	url: string,
): Promise<IN8nHttpFullResponse | undefined> {
	try {
		return (await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch {
		// n8n's error would show the pre-signed link.
		return undefined;
	}
}

/** The signing links of a document by address; none where OpenSign does not give them out. */
export async function readSigningLinks(
	context: Context,
	i: number,
	documentId: string,
): Promise<IDataObject> {
	const { signurl } = await request<CreateAnswer>(context, {
		method: 'GET',
		path: `/signinglinks/${encodeURIComponent(documentId)}`,
		itemIndex: i,
		accept: (status) => status === 400 || status === 404,
	});
	return toSigningLinks(signurl);
}

/**
 * OpenSign's document in this node's stable names: dates ISO 8601, no links to files.
 *
 * @param links signing links by address, where they were read; else they are left out
 */
export function toDocument(document: OpenSignDocument, links?: IDataObject): IDataObject {
	return {
		documentId: document.objectId,
		title: document.title,
		status: document.status,
		signers: (document.signers ?? []).map(({ role, name, email, phone }) => {
			const trail = document.audit_trail?.find(
				(entry) => entry.email?.toLowerCase() === email?.toLowerCase(),
			);
			// Lists say nothing of who has done what: then these are left out.
			const done = document.audit_trail
				? { viewedAt: trail?.viewed || null, signedAt: trail?.signed || null }
				: {};
			return {
				role,
				name,
				email,
				phone,
				...done,
				...(links ? { signingLink: links[email ?? ''] ?? null } : {}),
			};
		}),
		note: document.note,
		owner: document.owner,
		folderId: document.folder?.objectId ?? null,
		templateId: document.template_id ?? null,
		...(document.certificate === undefined ? {} : { hasCertificate: document.certificate !== '' }),
		createdAt: document.createdAt,
		updatedAt: document.updatedAt,
	};
}
