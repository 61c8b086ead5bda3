import type { IExecuteFunctions } from 'n8n-workflow';

import { locatorField, readId } from './locator';

/** Names a document. */
export const documentField = locatorField({
	displayName: 'Document',
	name: 'documentId',
	description:
		'The document: from the list, by the documentId that Send has put out, or by its address',
	searchListMethod: 'searchDocuments',
	url: 'document',
});

export const readDocumentId = (context: IExecuteFunctions, i: number) =>
	readId(context, i, documentField);
