import type { Operation } from '../../core/registry';
import { readFromTemplate } from '../../sending/fromTemplate';
import { readUpload, sendFields } from '../../sending/upload';
import { TO_BE_SIGNED } from '../../sending/preflight/signers';
import { send as sendDocument } from '../../sending/send';

export const send: Operation = {
	name: 'Send',
	action: 'Send a document',
	description:
		'Upload a PDF and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument', 'POST /createdocument/{template_id}'],
	fields: sendFields,
	async execute(i, run) {
		const layout = this.getNodeParameter('signersInput', i) === 'template';
		const call = layout
			? await readFromTemplate(this, i, run, true)
			: { path: '/createdocument', ...(await readUpload(this, i, run, TO_BE_SIGNED)) };
		return await sendDocument(this, i, run, call);
	},
};
