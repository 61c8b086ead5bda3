import type { Operation } from '../../core/registry';
import { readUpload, uploadFields } from '../../sending/upload';
import { TEMPLATE } from '../../sending/preflight/signers';
import { create as createFrom } from '../../sending/create';

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
