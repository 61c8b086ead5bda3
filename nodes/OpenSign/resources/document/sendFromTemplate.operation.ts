import { checkedOperation } from '../../core/registry';
import { manySends } from '../../inputs/manyItems';
import { send } from '../../sending/send';
import { checkSendFromTemplate, toSendFromTemplateInputs } from '../../sending/toSendFromTemplate';

export const sendFromTemplate = checkedOperation({
	name: 'Send From Template',
	action: 'Send a template for signature',
	description:
		'Make a document from an OpenSign template and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument/{template_id}'],
	costsCredit: true,
	many: manySends,
	inputs: toSendFromTemplateInputs,
	check: checkSendFromTemplate,
	async execute(document, call) {
		return await send(call, document);
	},
});
