import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { readFormData } from '../../opensign/answers/formData';
import { requestById } from '../../opensign/byId';

export const getFormData = operation({
	name: 'Get Form Data',
	action: 'Get the form data of a document',
	description:
		'Get what the signers have entered into the fields. Needs a Teams or Enterprise plan. Changes nothing.',
	routes: ['GET /formdata/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput },
	async execute({ documentId }, { context, i }) {
		const { objectId = documentId, details } = await requestById(context, i, {
			method: 'GET',
			thing: 'document',
			route: 'formdata',
			id: documentId,
			about: 'the form data of the document',
			read: readFormData,
		});
		return { json: { documentId: objectId, ...details } };
	},
});
