import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/types';
import { documentField, readDocumentId } from '../../fields/document';
import { simplifyField } from '../../fields/returnAll';
import { getDocument, toDocument } from '../../transport/documents';

export const get: Operation = {
	name: 'Get',
	action: 'Get a document',
	description: "Get a document's status, and who has viewed and signed it when. Changes nothing.",
	routes: ['GET /document/{document_id}'],
	fields: [
		documentField,
		simplifyField,
	],
	async execute(i) {
		const document = await getDocument(this, i, readDocumentId(this, i));
		return { json: this.getNodeParameter('simplify', i) ? toDocument(document) : (document as unknown as IDataObject) };
	},
};
