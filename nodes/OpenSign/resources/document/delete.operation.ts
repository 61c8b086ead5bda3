import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { changeDocument } from '../../opensign/documents';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a document',
	description:
		'Delete a document from the OpenSign account. Cannot be undone; the credit is not given back.',
	routes: ['DELETE /document/{document_id}'],
	fields: [documentField],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const { deletedAt } = await changeDocument(this, i, 'deleted', {
			method: 'DELETE',
			id: documentId,
		});
		return { json: { documentId, deleted: true, deletedAt } };
	},
};
