import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { deleteDocument } from '../../opensign/documents';
import { removeOnce } from '../../opensign/secondTry';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a document',
	description:
		'Delete a document from the OpenSign account. Cannot be undone; the credit is not given back.',
	routes: ['DELETE /document/{document_id}'],
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i, triedAt }) {
		const remove = async () => await deleteDocument(context, i, documentId);
		const { deletedAt } = await removeOnce(triedAt, remove);
		return { json: { documentId, deleted: true, deletedAt } };
	},
});
