import type { Operation } from '../../core/types';
import { readUpload, uploadFields } from '../../fields/upload';
import { TEMPLATE } from '../../preflight/signers';
import { create as createFrom } from '../../transport/create';

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
