import { checkedOperation } from '../../core/registry';
import { create as createFrom } from '../../sending/create';
import { TEMPLATE } from '../../sending/preflight/signers';
import { checkUpload, uploadInputs } from '../../sending/upload';

export const create = checkedOperation({
	name: 'Create',
	action: 'Create a template',
	description: 'Make a template from a PDF, with a role and fields for each signer. Mails nobody.',
	routes: ['POST /createtemplate'],
	inputs: uploadInputs('newTemplate'),
	async check(entered, call, problems) {
		return await checkUpload(entered, call, problems, TEMPLATE);
	},
	async execute(upload, call) {
		return await createFrom(call, upload, { path: '/createtemplate', idName: 'templateId' });
	},
});
