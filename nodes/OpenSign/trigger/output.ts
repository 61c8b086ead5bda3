import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { eventKey, type DocumentEvent } from '../opensign/events';
import { downloadFile, fileName, type FileContext } from '../opensign/files';
import { toDocument } from '../opensign/output';
import type { OpenSignDocument } from '../opensign/shapes';

/** What is put out besides the event itself. */
export interface OutputOptions {
	includeDocument?: boolean;
	/** `none` if not given. */
	downloadFiles?: 'none' | 'pdf' | 'both';
}

export const outputOptions: INodeProperties[] = [
	{
		displayName: 'Download Files',
		name: 'downloadFiles',
		type: 'options',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'PDF', value: 'pdf', description: 'The PDF as it is then, in the binary field data' },
			{
				name: 'PDF and Certificate',
				value: 'both',
				description: 'The certificate too, once there is one, in the binary field certificate',
			},
		],
		default: 'both',
		description: 'Which files of the document to put into the output, fetched at once',
	},
	{
		displayName: 'Include Document',
		name: 'includeDocument',
		type: 'boolean',
		default: true,
		description:
			'Whether to add the document as OpenSign has it now: its status, and who has viewed and signed it when',
	},
];

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
	const json: IDataObject = {
		...event,
		signer: event.signer ?? null,
		reason: event.reason ?? null,
		eventKey: eventKey(event),
		...more,
	};
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

/** Puts the PDF into the binary field `data`, and the certificate, if there is one, into `certificate`. */
async function addFiles(
	binary: IBinaryKeyData,
	context: FileContext,
	document: OpenSignDocument,
	withCertificate: boolean,
): Promise<void> {
	const name = fileName(document, document.status === 'completed' ? ' (signed)' : '');
	binary.data = await downloadFile(context, 0, document, 'file', name);
	if (!withCertificate || !document.certificate) return;
	const certificateName = fileName(document, ' (certificate)');
	binary.certificate = await downloadFile(context, 0, document, 'certificate', certificateName);
}
