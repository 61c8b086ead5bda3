import type { Operation } from '../../core/registry';
import { readUpload, uploadFields } from '../../sending/upload';
import { UNFINISHED_TEMPLATE } from '../../sending/preflight/signers';
import { create as createFrom } from '../../sending/create';

export const createDraft: Operation = {
	name: 'Create Draft',
	action: 'Create a draft of a template',
	description: 'Upload a PDF as a draft of a template, to be finished in OpenSign. Mails nobody.',
	routes: ['POST /drafttemplate'],
	fields: uploadFields('newTemplate'),
	async execute(i, run) {
		return await createFrom(this, i, run, {
			path: '/drafttemplate',
			idName: 'templateId',
			urlName: 'editUrl',
			...(await readUpload(this, i, run, UNFINISHED_TEMPLATE)),
		});
	},
};
