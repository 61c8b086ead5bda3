import { variants } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { manyAwaited } from '../../inputs/manyItems';
import { filesOf, thanksPage, waitLimit, waitNotice } from '../../inputs/waiting';
import { checkSend, toSendInputs } from '../../sending/toSend';
import { checkSendFromTemplate, toSendFromTemplateInputs } from '../../sending/toSendFromTemplate';
import { checkWait, sendAwaited } from '../../waiting/sendAwaited';

const plan = variants('documentFrom', {
	displayName: 'Document From',
	default: 'upload',
	description: 'What is sent',
	variants: {
		template: {
			name: 'Template',
			description: 'A document from a template, with the same inputs as Send From Template',
			inputs: toSendFromTemplateInputs,
		},
		upload: {
			name: 'Upload',
			description: 'A PDF with fields, with the same inputs as Send',
			inputs: toSendInputs,
		},
	},
});

export const sendAndWait = checkedOperation({
	name: 'Send and Wait for Signature',
	action: 'Send for signature and wait until it is signed',
	description:
		'Mail a document to the given people for signature, and let the workflow sleep until it is completed, declined or expired. Sends real e-mails and costs one OpenSign credit.',
	routes: [
		'POST /createdocument',
		'POST /createdocument/{template_id}',
		'GET /document/{document_id}',
	],
	costsCredit: true,
	many: manyAwaited,
	inputs: { notice: waitNotice, plan, limit: waitLimit, thanks: thanksPage, files: filesOf('pdf') },
	async check({ plan: given, limit, thanks, files }, call, problems) {
		const document =
			given?.kind === 'template'
				? await checkSendFromTemplate(given, call, problems)
				: await checkSend(given ?? {}, call, problems);
		return checkWait(document, { limit, thanks, files }, call, problems);
	},
	execute: async (awaited, call) => await sendAwaited(call, awaited),
});
