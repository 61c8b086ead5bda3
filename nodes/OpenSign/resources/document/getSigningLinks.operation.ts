import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { readSigningLinks } from '../../opensign/answers/creation';
import { requestById } from '../../opensign/byId';
import { toSigningLinks } from '../../opensign/output';

export const getSigningLinks = operation({
	name: 'Get Signing Links',
	action: 'Get the signing links of a document',
	description:
		'Get the link of each signer, to deliver it by another way than OpenSign’s e-mail. Changes nothing.',
	routes: ['GET /signinglinks/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i }) {
		const links = await requestById(context, i, {
			method: 'GET',
			thing: 'document',
			route: 'signinglinks',
			id: documentId,
			about: 'the signing links of the document',
			read: readSigningLinks,
		});
		return { json: { documentId, signingLinks: toSigningLinks(links) } };
	},
});
