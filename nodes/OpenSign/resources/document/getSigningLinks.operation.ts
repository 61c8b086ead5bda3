import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { documentRequest, toSigningLinks } from '../../opensign/documents';
import type { CreateAnswer } from '../../opensign/shapes';

export const getSigningLinks: Operation = {
	name: 'Get Signing Links',
	action: 'Get the signing links of a document',
	description:
		'Get the link of each signer, to deliver it by another way than OpenSign’s e-mail. Changes nothing.',
	routes: ['GET /signinglinks/{document_id}'],
	fields: [documentField],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const { signurl } = await documentRequest<CreateAnswer>(this, i, {
			method: 'GET',
			route: 'signinglinks',
			documentId,
		});
		return { json: { documentId, signingLinks: toSigningLinks(signurl) } };
	},
};
