import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { folderField, folderOption } from '../inputs/folder';
import { locatedId, locatorText } from '../inputs/locator';
import { titleFilter } from '../inputs/returnAll';
import { templateField } from '../inputs/template';
import { contains } from '../core/values';
import { downloadFile, fileName, type FileContext } from '../opensign/files';
import { toDocument } from '../opensign/output';
import type { OpenSignDocument } from '../opensign/shapes';
import { sameAddress } from '../opensign/address';
import { eventKey, type DocumentEvent } from '../opensign/events';

export interface Filters {
	title?: string;
	signer?: string;
	templateId?: unknown;
	folderId?: unknown;
}

export interface OutputOptions {
	includeDocument?: boolean;
	downloadFiles?: 'none' | 'pdf' | 'both';
}

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only documents to which all of these apply start the workflow',
	options: [
		folderOption('Only documents in this folder of OpenSign Drive'),
		{
			displayName: 'Signer Email',
			name: 'signer',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Only documents that this person signs, approves or views',
		},
		{ ...templateField, required: false, description: 'Only documents made from this template' },
		titleFilter('documents'),
	],
};

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

/** Whether something must be read from OpenSign before it is known if the filters let an event through. */
export const needsDocument = ({ templateId, folderId, signer }: Filters, event?: DocumentEvent) =>
	locatorText(templateId) !== '' ||
	locatorText(folderId) !== '' ||
	(Boolean(signer) && event?.event === 'signed');

/** What an event itself says against the filters; the rest is for `passesDocument`. */
export const passesEvent = ({ title, signer }: Filters, event: DocumentEvent) =>
	contains(event.title, title) &&
	(!signer ||
		event.event === 'signed' ||
		event.signers.some(({ email }) => sameAddress(email, signer.trim())));

export const passesDocument = (
	{ title, signer, templateId, folderId }: Filters,
	document: OpenSignDocument,
) =>
	contains(document.title, title) &&
	(!signer || (document.signers ?? []).some(({ email }) => sameAddress(email, signer.trim()))) &&
	(locatorText(templateId) === '' ||
		document.template_id === locatedId(templateId, templateField).id) &&
	(locatorText(folderId) === '' ||
		document.folder?.objectId === locatedId(folderId, folderField).id);

/**
 * The event as an item, with the document and its files where they are wanted. A file that cannot be had does not cost
 * the event: what went wrong stands in `filesError`.
 *
 * @param document as OpenSign has it now, where it was read
 */
export async function toItem(
	context: FileContext,
	event: DocumentEvent,
	{ includeDocument, downloadFiles = 'none' }: OutputOptions,
	document: OpenSignDocument | undefined,
	more: IDataObject = {},
): Promise<INodeExecutionData> {
	const json: IDataObject = {
		...event,
		signer: event.signer ?? null,
		reason: event.reason ?? null,
		eventKey: eventKey(event),
		...more,
	} as unknown as IDataObject;
	if (document && includeDocument) json.document = toDocument(document);
	const item: INodeExecutionData = { json };
	if (!document || downloadFiles === 'none') return item;
	item.binary = {};
	try {
		item.binary.data = await downloadFile(
			context,
			0,
			document,
			'file',
			fileName(document, document.status === 'completed' ? ' (signed)' : ''),
		);
		if (downloadFiles === 'both' && document.certificate)
			item.binary.certificate = await downloadFile(
				context,
				0,
				document,
				'certificate',
				fileName(document, ' (certificate)'),
			);
	} catch (error) {
		json.filesError = (error as Error).message;
	}
	return item;
}
