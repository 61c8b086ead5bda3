import { checkedOperation } from '../../core/registry';
import { create } from '../../sending/create';
import { TEMPLATE } from '../../sending/preflight/signers';
import { checkUpload, uploadInputs } from '../../sending/upload';

export const createPublic = checkedOperation({
	name: 'Create Public',
	action: 'Create a public template',
	description:
		'Make a template with a public link, by which anyone can sign a document of their own. Mails nobody.',
	routes: ['POST /publictemplate'],
	inputs: uploadInputs('newTemplate'),
	async check(entered, call, problems) {
		return await checkUpload(entered, call, problems, TEMPLATE);
	},
	async execute(upload, call) {
		return await create(call, upload, {
			path: '/publictemplate',
			idName: 'templateId',
			urlName: 'publicUrl',
		});
	},
});
