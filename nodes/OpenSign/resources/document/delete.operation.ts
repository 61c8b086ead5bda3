import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { deleteDocument } from '../../opensign/documents';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a document',
	description:
		'Delete a document from the OpenSign account. Cannot be undone; the credit is not given back.',
	routes: ['DELETE /document/{document_id}'],
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i }) {
		const { deletedAt } = await deleteDocument(context, i, documentId);
		return { json: { documentId, deleted: true, deletedAt } };
	},
});
