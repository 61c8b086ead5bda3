import type { Operation } from '../../core/types';
import { readUpload, uploadFields } from '../../fields/upload';
import { TEMPLATE } from '../../preflight/signers';
import { create as createFrom } from '../../transport/create';

export const createPublic: Operation = {
	name: 'Create Public',
	action: 'Create a public template',
	description:
		'Make a template with a public link, by which anyone can sign a document of their own. Mails nobody.',
	routes: ['POST /publictemplate'],
	fields: uploadFields('newTemplate'),
	async execute(i, run) {
		return await createFrom(this, i, run, {
			path: '/publictemplate',
			idName: 'templateId',
			urlName: 'publicUrl',
			...(await readUpload(this, i, run, TEMPLATE)),
		});
	},
};
