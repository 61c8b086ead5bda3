import type { IBinaryKeyData } from 'n8n-workflow';

import type { Operation } from '../../core/types';
import { documentField, readDocumentId } from '../../fields/document';
import { downloadFile, getDocument, toDocument } from '../../transport/documents';

export const download: Operation = {
	name: 'Download',
	action: 'Download a document',
	description: 'Download the PDF of a document with the signatures made so far, and its completion certificate once there is one. Changes nothing.',
	routes: ['GET /document/{document_id}'],
	fields: [
		documentField,
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the PDF in',
		},
		{
			displayName: 'Include Certificate',
			name: 'includeCertificate',
			type: 'boolean',
			default: true,
			description: 'Whether to download the completion certificate too, if there is one: OpenSign makes it when everyone has signed',
		},
		{
			displayName: 'Put Certificate in Field',
			name: 'certificatePropertyName',
			type: 'string',
			default: 'certificate',
			required: true,
			displayOptions: { show: { includeCertificate: [true] } },
			hint: 'The name of the output binary field to put the certificate in',
		},
	],
	async execute(i) {
		const document = await getDocument(this, i, readDocumentId(this, i));
		const name = toFileName(document.title || document.objectId);
		const suffix = document.status === 'completed' ? ' (signed)' : '';
		const binary: IBinaryKeyData = {
			[this.getNodeParameter('binaryPropertyName', i) as string]: await downloadFile(this, i, document, 'file', `${name}${suffix}.pdf`),
		};
		if (this.getNodeParameter('includeCertificate', i) && document.certificate) {
			const field = this.getNodeParameter('certificatePropertyName', i) as string;
			binary[field] = await downloadFile(this, i, document, 'certificate', `${name} (certificate).pdf`);
		}
		return { json: toDocument(document), binary };
	},
};

/** A title as a file name that every system takes: no separators or control characters, at most 120 characters. */
function toFileName(title: string): string {
	const name = title.replace(/\.pdf$/i, '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_').replace(/^\.+|[. ]+$/g, '').trim();
	return [...(name || 'document')].slice(0, 120).join('');
}
