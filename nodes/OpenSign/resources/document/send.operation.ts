import type { Operation } from '../../core/types';
import { readUpload, uploadFields } from '../../fields/upload';
import { TO_BE_SIGNED } from '../../preflight/signers';
import { send as sendDocument } from '../../transport/send';

export const send: Operation = {
	name: 'Send',
	action: 'Send a document',
	description: 'Upload a PDF and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument'],
	fields: uploadFields('document'),
	async execute(i, run) {
		return await sendDocument(this, i, run, { path: '/createdocument', ...(await readUpload(this, i, TO_BE_SIGNED)) });
	},
};
