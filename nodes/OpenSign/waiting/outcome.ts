/** What comes out of the node for each input item, however its wait has ended. */
import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { wait } from '../core/wait';
import { getDocument } from '../opensign/documents';
import { downloadFile, fileName, type FileContext } from '../opensign/files';
import { toDocument } from '../opensign/output';
import type { OpenSignDocument } from '../opensign/shapes';
import type { Look } from './look';
import { reasonOf } from './reasons';
import type { Waiting } from './wait';

/** Milliseconds before each further look for a certificate: OpenSign makes it a moment after the last signature. */
const CERTIFICATE_AFTER_MS = [1000, 2000, 4000];

/** What `waiting` has come to, files included; its error where nothing was sent. */
export async function toOutcome(
	context: FileContext,
	i: number,
	waiting: Waiting,
	look: Look | undefined,
): Promise<INodeExecutionData> {
	const { sent, documentId, files, approves } = waiting;
	if (documentId === undefined) return toFailure(context, i, sent);
	const { document } = look ?? {};
	const known = document ? fromDocument(document) : { status: 'deleted' };
	const item: INodeExecutionData = {
		json: { ...sent, ...known, timedOut: false },
		pairedItem: { item: i },
	};
	const isSigned = document?.status === 'completed';
	if (approves) Object.assign(item.json, answerOf(document));
	return isSigned && files !== 'none' ? await withFiles(context, i, item, document, files) : item;
}

/** The same, for when the time limit comes: n8n asks nobody then. */
export const toTimeOut = ({ sent, approves }: Waiting, look: Look | undefined): IDataObject => ({
	...sent,
	...(look?.document && fromDocument(look.document)),
	status: 'timedOut',
	timedOut: true,
	...(approves && answerOf(undefined)),
	lastStatus: look?.document?.status ?? sent.status ?? null,
	lastStatusAt: new Date().toISOString(),
});

function toFailure(context: FileContext, i: number, { error }: IDataObject): INodeExecutionData {
	const message = String(error);
	const failure = new NodeOperationError(context.getNode(), message, { itemIndex: i });
	return { json: { error: message }, error: failure, pairedItem: { item: i } };
}

/** The answer to a sign-off: only a signature is a yes. */
function answerOf(document: OpenSignDocument | undefined): IDataObject {
	if (document?.status !== 'completed') {
		return { approved: false, approvedBy: null, approvedAt: null };
	}
	const [{ name, email }] = document.signers;
	return { approved: true, approvedBy: name ?? email ?? null, approvedAt: doneAt(document) };
}

/** A document as Get puts it out, when everybody had signed, and why not. */
function fromDocument(document: OpenSignDocument): IDataObject {
	const { status, objectId } = document;
	return {
		...toDocument(document),
		completedAt: status === 'completed' ? doneAt(document) : null,
		declinedReason: status === 'declined' ? (reasonOf(objectId) ?? null) : null,
	};
}

/** When the last one has signed, ISO 8601; null where OpenSign does not say. */
function doneAt({ audit_trail: trail = [] }: OpenSignDocument): string | null {
	const times = trail.map(({ signed }) => Date.parse(signed ?? '')).filter(Number.isFinite);
	return times.length > 0 ? new Date(Math.max(...times)).toISOString() : null;
}

/** The item with its files. One that cannot be had does not cost the rest: what went wrong stands in `filesError`. */
async function withFiles(
	context: FileContext,
	i: number,
	item: INodeExecutionData,
	signed: OpenSignDocument,
	files: 'pdf' | 'both',
): Promise<INodeExecutionData> {
	const binary: IBinaryKeyData = {};
	const { json } = item;
	try {
		const document = files === 'both' ? await withCertificate(context, i, signed) : signed;
		binary.pdf = await downloadFile(context, i, document, 'file', fileName(document, ' (signed)'));
		if (files === 'both' && document.certificate) {
			const name = fileName(document, ' (certificate)');
			binary.certificate = await downloadFile(context, i, document, 'certificate', name);
		} else if (files === 'both') {
			json.filesError = 'OpenSign has made no certificate yet.';
		}
	} catch (error) {
		json.filesError = (error as Error).message;
	}
	return { ...item, json, binary };
}

/** The document as it is once it has a certificate, or after some seconds without one. */
async function withCertificate(
	context: FileContext,
	i: number,
	signed: OpenSignDocument,
): Promise<OpenSignDocument> {
	let document = signed;
	for (const pause of CERTIFICATE_AFTER_MS) {
		if (document.certificate) break;
		await wait(pause, undefined);
		document = await getDocument(context, i, document.objectId);
	}
	return document;
}
