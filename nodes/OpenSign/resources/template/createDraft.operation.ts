import { checkedOperation } from '../../core/registry';
import { create } from '../../sending/create';
import { UNFINISHED_TEMPLATE } from '../../sending/preflight/signers';
import { checkUpload, uploadInputs } from '../../sending/upload';

export const createDraft = checkedOperation({
	name: 'Create Draft',
	action: 'Create a draft of a template',
	description: 'Upload a PDF as a draft of a template, to be finished in OpenSign. Mails nobody.',
	routes: ['POST /drafttemplate'],
	inputs: uploadInputs('newTemplate'),
	async check(entered, call, problems) {
		return await checkUpload(entered, call, problems, UNFINISHED_TEMPLATE);
	},
	async execute(upload, call) {
		return await create(call, upload, {
			path: '/drafttemplate',
			idName: 'templateId',
			urlName: 'editUrl',
		});
	},
});
