import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { requestById } from '../../opensign/byId';

export const getSignerIps: Operation = {
	name: 'Get Signer IPs',
	action: 'Get the IP addresses of the signers of a document',
	description:
		'Get the IP addresses that the signers have signed from. Needs a Teams or Enterprise plan. Changes nothing.',
	routes: ['GET /signerips/{document_id}'],
	fields: [documentField],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const { signer_ips: signerIps } = await requestById<IDataObject>(this, i, {
			thing: 'document',
			method: 'GET',
			route: 'signerips',
			id: documentId,
		});
		return { json: { documentId, signerIps } };
	},
};
