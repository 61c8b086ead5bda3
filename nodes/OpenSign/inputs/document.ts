import { locator } from './locator';

/** Names a document. */
export const documentInput = locator({
	displayName: 'Document',
	name: 'documentId',
	description:
		'The document: from the list, by the documentId that Send has put out, or by its address',
	searchListMethod: 'searchDocuments',
	url: 'document',
	required: true,
});
