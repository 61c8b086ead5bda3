import type { Operation } from '../../core/types';
import { documentField, readDocumentId } from '../../fields/document';
import { documentRequest, toSigningLinks } from '../../transport/documents';
import type { CreateAnswer } from '../../types/opensign';

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
