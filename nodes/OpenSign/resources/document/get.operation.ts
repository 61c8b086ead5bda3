import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { simplifyField } from '../../inputs/returnAll';
import { getDocument, readSigningLinks } from '../../opensign/documents';
import { toDocument } from '../../opensign/output';

export const get: Operation = {
	name: 'Get',
	action: 'Get a document',
	description:
		"Get a document's status, who has viewed and signed it when, and the signing links while it is in progress. Changes nothing.",
	routes: ['GET /document/{document_id}', 'GET /signinglinks/{document_id}'],
	fields: [documentField, simplifyField],
	async execute(i) {
		const document = await getDocument(this, i, readDocumentId(this, i));
		if (!this.getNodeParameter('simplify', i)) return { json: document as unknown as IDataObject };
		return {
			json: toDocument(
				document,
				document.status === 'in-progress' ? await readSigningLinks(this, i, document.objectId) : {},
			),
		};
	},
};
