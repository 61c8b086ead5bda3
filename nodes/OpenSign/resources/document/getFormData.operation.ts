import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { requestById } from '../../opensign/byId';

export const getFormData = operation({
	name: 'Get Form Data',
	action: 'Get the form data of a document',
	description:
		'Get what the signers have entered into the fields. Needs a Teams or Enterprise plan. Changes nothing.',
	routes: ['GET /formdata/{document_id}'],
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i }) {
		const { objectId = documentId, ...answer } = await requestById<IDataObject>(context, i, {
			method: 'GET',
			thing: 'document',
			route: 'formdata',
			id: documentId,
		});
		return { json: { documentId: objectId, ...answer } };
	},
});
