import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { readSignerIps } from '../../opensign/answers/formData';
import { requestById } from '../../opensign/byId';

export const getSignerIps = operation({
	name: 'Get Signer IPs',
	action: 'Get the IP addresses of the signers of a document',
	description:
		'Get the IP addresses that the signers have signed from. Needs a Teams or Enterprise plan. Changes nothing.',
	routes: ['GET /signerips/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i }) {
		const signerIps = await requestById(context, i, {
			method: 'GET',
			thing: 'document',
			route: 'signerips',
			id: documentId,
			about: 'the IP addresses of the signers of the document',
			read: readSignerIps,
		});
		return { json: { documentId, signerIps } };
	},
});
