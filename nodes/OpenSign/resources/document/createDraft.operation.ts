import type { Operation } from '../../core/registry';
import { readUpload, uploadFields } from '../../sending/upload';
import { UNFINISHED } from '../../sending/preflight/signers';
import { create } from '../../sending/create';

export const createDraft: Operation = {
	name: 'Create Draft',
	action: 'Create a draft of a document',
	description:
		'Upload a PDF as a draft, to be finished and sent in OpenSign. Mails nobody; costs one OpenSign credit.',
	routes: ['POST /draftdocument'],
	fields: uploadFields('draft'),
	async execute(i, run) {
		return await create(this, i, run, {
			path: '/draftdocument',
			idName: 'documentId',
			urlName: 'editUrl',
			...(await readUpload(this, i, run, UNFINISHED)),
		});
	},
};
