import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { documentOutput } from '../../inputs/output';
import { getDocument, readSigningLinks } from '../../opensign/documents';
import { toDocument } from '../../opensign/output';

export const get = operation({
	name: 'Get',
	action: 'Get the status of a document',
	description:
		"Get a document's status, who has viewed and signed it when, and the signing links while it is in progress. Changes nothing.",
	routes: ['GET /document/{document_id}', 'GET /signinglinks/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput, output: documentOutput },
	async execute({ documentId, output }, { context, i }) {
		const document = await getDocument(context, i, documentId);
		if (output.isRaw) return { json: document.raw };
		const hasLinks = document.status === 'in-progress' && output.has('signers');
		const links = hasLinks ? await readSigningLinks(context, i, documentId) : [];
		return { json: output.pick(toDocument(document, links)) };
	},
});
