import { checkedOperation } from '../../core/registry';
import { manySends } from '../../inputs/manyItems';
import { send as sendDocument } from '../../sending/send';
import { checkSend, toSendInputs } from '../../sending/toSend';

export const send = checkedOperation({
	name: 'Send',
	action: 'Send a PDF for signature',
	description:
		'Upload a PDF and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument', 'POST /createdocument/{template_id}'],
	costsCredit: true,
	many: manySends,
	inputs: toSendInputs,
	check: checkSend,
	async execute(document, call) {
		return await sendDocument(call, document);
	},
});
