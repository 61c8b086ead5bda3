import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { simplifyInput } from '../../inputs/many';
import { getDocument, readSigningLinks } from '../../opensign/documents';
import { toDocument } from '../../opensign/output';

export const get = operation({
	name: 'Get',
	action: 'Get the status of a document',
	description:
		"Get a document's status, who has viewed and signed it when, and the signing links while it is in progress. Changes nothing.",
	routes: ['GET /document/{document_id}', 'GET /signinglinks/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput, simplify: simplifyInput },
	async execute({ documentId, simplify }, { context, i }) {
		const document = await getDocument(context, i, documentId);
		if (!simplify) return { json: document.raw };
		const isOpen = document.status === 'in-progress';
		const links = isOpen ? await readSigningLinks(context, i, documentId) : [];
		return { json: toDocument(document, links) };
	},
});
