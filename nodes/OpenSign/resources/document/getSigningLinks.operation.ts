import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { requestById } from '../../opensign/byId';
import { toSigningLinks } from '../../opensign/output';
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
		const { signurl } = await requestById<CreateAnswer>(this, i, {
			thing: 'document',
			method: 'GET',
			route: 'signinglinks',
			id: documentId,
		});
		return { json: { documentId, signingLinks: toSigningLinks(signurl) } };
	},
};
