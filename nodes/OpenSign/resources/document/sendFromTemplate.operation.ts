import { showFor } from '../../core/properties';
import type { Operation } from '../../core/registry';
import { additionalOptions } from '../../inputs/documentOptions';
import { readFromTemplate } from '../../sending/fromTemplate';
import { optionalPdfFields } from '../../inputs/pdf';
import { templateField } from '../../inputs/template';
import { templateJsonField, templateValuesField } from '../../inputs/templateValues';
import { send } from '../../sending/send';

export const sendFromTemplate: Operation = {
	name: 'Send From Template',
	action: 'Send a document from a template',
	description:
		'Make a document from an OpenSign template and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument/{template_id}'],
	fields: [
		templateField,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Non-disclosure agreement Anna Example',
			description: "Title of the document, which the signers see. The template's title if empty.",
		},
		{
			displayName: 'Signers Input',
			name: 'signersInput',
			type: 'options',
			options: [
				{
					name: 'Form',
					value: 'form',
					description: "An input for each of the template's roles and fields",
				},
				{ name: 'JSON', value: 'json', description: "OpenSign's own form, for experts" },
			],
			default: 'form',
			description: "How the signers and the values of the template's fields are given",
		},
		showFor(templateValuesField, { signersInput: ['form'] }),
		showFor(templateJsonField, { signersInput: ['json'] }),
		...optionalPdfFields,
		additionalOptions('fromTemplate'),
	],
	async execute(i, run) {
		return await send(
			this,
			i,
			run,
			await readFromTemplate(this, i, run, this.getNodeParameter('replacePdf', i) as boolean),
		);
	},
};
