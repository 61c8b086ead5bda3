import { text, variants } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { additionalOptions } from '../../inputs/additionalOptions';
import { replacementPdf } from '../../inputs/pdf';
import { templateInput } from '../../inputs/template';
import { templateForm } from '../../inputs/templateForm';
import { templateJson } from '../../inputs/templateJson';
import { checkFromTemplate } from '../../sending/fromTemplate';
import { send } from '../../sending/send';

export const sendFromTemplate = checkedOperation({
	name: 'Send From Template',
	action: 'Send a document from a template',
	description:
		'Make a document from an OpenSign template and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument/{template_id}'],
	inputs: {
		templateId: templateInput,
		title: text('title', {
			displayName: 'Title',
			placeholder: 'e.g. Non-disclosure agreement Anna Example',
			description: "Title of the document, which the signers see. The template's title if empty.",
		}),
		people: variants('signersInput', {
			displayName: 'Signers Input',
			default: 'form',
			description: "How the signers and the values of the template's fields are given",
			variants: {
				form: {
					name: 'Form',
					description: "An input for each of the template's roles and fields",
					inputs: { values: templateForm },
				},
				json: {
					name: 'JSON',
					description: "OpenSign's own form, for experts",
					inputs: { values: templateJson },
				},
			},
		}),
		replacement: replacementPdf,
		options: additionalOptions('fromTemplate'),
	},
	async check({ templateId, title, people, replacement, options }, call, problems) {
		const entered = { templateId, title, values: people?.values, options };
		return await checkFromTemplate(entered, replacement, call, problems);
	},
	async execute(document, call) {
		return await send(call, document);
	},
});
