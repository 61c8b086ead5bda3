import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { changeDocument } from '../../opensign/documents';

export const revoke: Operation = {
	name: 'Revoke',
	action: 'Revoke a document',
	description:
		'Withdraw a document that is out for signature: nobody can sign it any more, and its status becomes declined. Cannot be undone; the credit is not given back.',
	routes: ['POST /document/{document_id}'],
	fields: [
		documentField,
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. Replaced by a corrected version',
			description: 'Why the document is withdrawn. May be left empty.',
		},
	],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const reason = (this.getNodeParameter('reason', i) as string).trim();
		const { revokedAt } = await changeDocument(this, i, 'revoked', {
			method: 'POST',
			id: documentId,
			body: reason ? { reason } : {},
		});
		return { json: { documentId, revoked: true, revokedAt } };
	},
};
