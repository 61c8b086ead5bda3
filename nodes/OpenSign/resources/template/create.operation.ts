import type { Operation } from '../../core/registry';
import { readUpload, uploadFields } from '../../sending/upload';
import { TEMPLATE } from '../../sending/preflight/signers';
import { create as createFrom } from '../../sending/create';

export const create: Operation = {
	name: 'Create',
	action: 'Create a template',
	description: 'Make a template from a PDF, with a role and fields for each signer. Mails nobody.',
	routes: ['POST /createtemplate'],
	fields: uploadFields('newTemplate'),
	async execute(i, run) {
		return await createFrom(this, i, run, {
			path: '/createtemplate',
			idName: 'templateId',
			...(await readUpload(this, i, run, TEMPLATE)),
		});
	},
};
