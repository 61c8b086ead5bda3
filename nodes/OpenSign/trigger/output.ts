import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { eventKey, type DocumentEvent } from '../opensign/events';
import { downloadFile, fileName, type FileContext } from '../opensign/files';
import { toDocument } from '../opensign/output';
import type { OpenSignDocument } from '../opensign/shapes';
import type { OutputOptions } from './settings';

/** Whether the output takes more than an event itself says. */
export const wantsDocument = ({ includeDocument, downloadFiles = 'none' }: OutputOptions) =>
	includeDocument === true || downloadFiles !== 'none';

/**
 * The event as an item, with the document and its files where they are wanted. A file that cannot be had does not cost
 * the event: what went wrong stands in `filesError`.
 *
 * @param document as OpenSign has it now, where it was read
 * @param more what this trigger adds to the event
 */
export async function toItem(
	context: FileContext,
	event: DocumentEvent,
	{ includeDocument, downloadFiles = 'none' }: OutputOptions,
	document: OpenSignDocument | undefined,
	more: IDataObject,
): Promise<INodeExecutionData> {
	const json: IDataObject = { ...event, eventKey: eventKey(event), ...more };
	if (Object.keys(event.originalDates).length === 0) delete json.originalDates;
	if (document && includeDocument) json.document = toDocument(document);
	const item: INodeExecutionData = { json };
	if (!document || downloadFiles === 'none') return item;
	item.binary = {};
	try {
		await addFiles(item.binary, context, document, downloadFiles === 'both');
	} catch (error) {
		json.filesError = (error as Error).message;
	}
	return item;
}

/**
 * Puts the PDF into the binary field `pdf`, and the certificate, if there is one, into `certificate`. Not into `data`:
 * n8n before 2.23 loses files of that name when a webhook has started the workflow.
 */
async function addFiles(
	binary: IBinaryKeyData,
	context: FileContext,
	document: OpenSignDocument,
	withCertificate: boolean,
): Promise<void> {
	const name = fileName(document, document.status === 'completed' ? ' (signed)' : '');
	binary.pdf = await downloadFile(context, 0, document, 'file', name);
	if (!withCertificate || !document.certificate) return;
	const certificateName = fileName(document, ' (certificate)');
	binary.certificate = await downloadFile(context, 0, document, 'certificate', certificateName);
}
