import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { requestById } from '../../opensign/byId';

export const getFormData: Operation = {
	name: 'Get Form Data',
	action: 'Get the form data of a document',
	description:
		'Get what the signers have entered into the fields. Needs a Teams or Enterprise plan. Changes nothing.',
	routes: ['GET /formdata/{document_id}'],
	fields: [documentField],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const { objectId = documentId, ...answer } = await requestById<IDataObject>(this, i, {
			thing: 'document',
			method: 'GET',
			route: 'formdata',
			id: documentId,
		});
		return { json: { documentId: objectId, ...answer } };
	},
};
