import { dependingOn, variants } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { additionalOptions } from '../../inputs/additionalOptions';
import { pdfInput } from '../../inputs/pdf';
import { templateInput } from '../../inputs/template';
import { templateForm } from '../../inputs/templateForm';
import { checkFromTemplate } from '../../sending/fromTemplate';
import { TO_BE_SIGNED } from '../../sending/preflight/signers';
import { send as sendDocument } from '../../sending/send';
import { checkUpload, signersBy, titleInput } from '../../sending/upload';

const people = variants('signersInput', {
	displayName: 'Signers Input',
	default: 'form',
	description: 'How the signers are given',
	variants: {
		...signersBy,
		template: {
			name: "Template's Layout",
			description: "Roles and fields of a template, on this PDF instead of the template's",
			inputs: { templateId: templateInput, values: templateForm },
		},
	},
});
const uploadOptions = additionalOptions('document');

export const send = checkedOperation({
	name: 'Send',
	action: 'Send a document',
	description:
		'Upload a PDF and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument', 'POST /createdocument/{template_id}'],
	inputs: {
		title: titleInput,
		pdf: pdfInput,
		people,
		options: dependingOn(people.by, {
			form: uploadOptions,
			json: uploadOptions,
			template: additionalOptions('fromTemplate'),
		}),
	},
	async check({ title, pdf, people: given, options }, call, problems) {
		if (given?.kind === 'template') {
			return await checkFromTemplate({ title, ...given, options }, pdf, call, problems);
		}
		const entered = { title, pdf, people: given, options };
		const upload = await checkUpload(entered, call, problems, TO_BE_SIGNED);
		return upload && { path: '/createdocument', ...upload };
	},
	async execute(document, call) {
		return await sendDocument(call, document);
	},
});
