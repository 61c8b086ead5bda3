import type { IExecuteFunctions } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { readChange, type Change } from './answers/change';
import { readSigningLinks as readLinks, type SigningLink } from './answers/creation';
import { readDocument, type OpenSignDocument } from './answers/document';
import { deleteById, requestById } from './byId';
import { hasNoReason } from './explain';
import { hasStatus, request, type Context } from './request';

/** A document in messages, by title and id. */
export const nameDocument = ({
	title,
	objectId,
}: Pick<OpenSignDocument, 'title' | 'objectId'>): string =>
	title === '' ? `the document ${objectId}` : `the document '${title}' (${objectId})`;

/** The same at the beginning of a sentence. */
export const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said where a server does not know what a document's status is. */
export const TOO_OLD = 'this OpenSign server is too old to tell its status';

/**
 * A document with its audit trail, and with links to its files that are good for 900 seconds.
 *
 * @throws NodeApiError that names the id when OpenSign has no such document
 */
export async function getDocument(
	context: Context,
	i: number,
	id: string,
): Promise<OpenSignDocument> {
	return await requestById(context, i, {
		thing: 'document',
		id,
		method: 'GET',
		read: (answer) => readDocument(answer),
	});
}

/** Changes where the signers of a document are led to after signing. @throws NodeApiError */
export async function redirectDocument(
	context: Context,
	i: number,
	id: string,
	redirectUrl: string,
): Promise<void> {
	await requestById(context, i, {
		thing: 'document',
		id,
		method: 'PUT',
		about: 'changing the document',
		body: { redirect_url: redirectUrl },
		read: readChange,
	});
}

/**
 * Withdraws a document. OpenSign refuses without a reason what a document's status does not allow, so the status is read
 * then and named.
 *
 * @param wasTried whether an earlier try may have withdrawn it: then that it is withdrawn is what was wanted
 * @throws NodeApiError that names the document and its status, or that there is no such document
 */
export async function revokeDocument(
	context: IExecuteFunctions,
	i: number,
	id: string,
	{ reason, wasTried }: { reason: string; wasTried: boolean },
): Promise<Pick<Change, 'revokedAt'>> {
	try {
		return await requestById(context, i, {
			thing: 'document',
			id,
			method: 'POST',
			body: reason === '' ? {} : { reason },
			about: 'revoking the document',
			read: readChange,
		});
	} catch (error) {
		const failure = error as Error;
		const isRevoked = wasTried && (await readStatus(context, i, id)) === 'declined';
		if (isRevoked) return { revokedAt: null };
		throw (await explainByStatus(context, i, id, failure, 'revoked')) ?? failure;
	}
}

const readStatus = async (context: Context, i: number, id: string) =>
	(await getDocument(context, i, id)).status;

/**
 * What a document's status has to do with a refusal without a reason.
 *
 * @param participle what was to be done, like "revoked"
 * @returns the error that says so; nothing where OpenSign gave a reason, or where the status is not the cause
 */
export async function explainByStatus(
	context: IExecuteFunctions,
	i: number,
	id: string,
	failure: Error,
	participle: string,
): Promise<Error | undefined> {
	if (!hasStatus(failure, 400) || !hasNoReason(failure)) return undefined;
	const document = await getDocument(context, i, id);
	if (document.status === undefined || document.status === 'in-progress') return undefined;
	return apiError(
		context.getNode(),
		i,
		`${capitalize(nameDocument(document))} could not be ${participle}: its status is ${document.status}.`,
		failure.description ?? '',
		400,
	);
}

/**
 * Deletes a document, once it is sure that it is one: there are servers that delete a folder whose id they are given.
 *
 * @throws NodeApiError that names the id when OpenSign has no such document
 */
export async function deleteDocument(
	context: IExecuteFunctions,
	i: number,
	id: string,
): Promise<Change> {
	const { file = '', signers } = await getDocument(context, i, id);
	// Such servers also read a folder as a document, but it has neither.
	if (file === '' && signers.length === 0) {
		throw apiError(
			context.getNode(),
			i,
			`'${id}' is not the ID of a document: it has neither a file nor signers. Nothing was deleted.`,
			'To delete a folder, use Folder → Delete.',
		);
	}
	return await deleteById(context, i, 'document', id);
}

/** The signing links of a document; none where OpenSign does not give them out, or has no route for them. */
export async function readSigningLinks(
	context: Context,
	i: number,
	id: string,
): Promise<SigningLink[]> {
	return await request(context, {
		method: 'GET',
		path: `/signinglinks/${encodeURIComponent(id)}`,
		about: `the signing links of the document ${id}`,
		read: (answer, status) => (status < 300 ? readLinks(answer) : []),
		itemIndex: i,
		accept: (status) => status === 400 || status === 404,
	});
}
