import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { Problems } from '../../core/errors';
import type { Operation } from '../../core/types';
import { additionalOptions, toApiOptions } from '../../fields/documentOptions';
import { optionalPdfFields } from '../../fields/pdf';
import { templateField, templateSignerFields, toPrefillValues, toTemplateSigners } from '../../fields/template';
import { checkOptions } from '../../preflight/options';
import { checkTemplate } from '../../preflight/template';
import { readPdf } from '../../transport/pdf';
import { getEnvironment } from '../../transport/request';
import { send } from '../../transport/send';
import { getTemplate } from '../../transport/templates';

export const sendFromTemplate: Operation = {
	name: 'Send From Template',
	action: 'Send a document from a template',
	description: 'Make a document from an OpenSign template and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument/{template_id}'],
	fields: [
		templateField,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: "e.g. Non-disclosure agreement Anna Example",
			description: "Title of the document, which the signers see. The template's title if empty.",
		},
		...templateSignerFields,
		...optionalPdfFields,
		additionalOptions('fromTemplate'),
	],
	async execute(i, run) {
		const options = this.getNodeParameter('additionalOptions', i, {}) as IDataObject;
		const title = (this.getNodeParameter('title', i) as string).trim();
		const templateId = (this.getNodeParameter('templateId', i, '', { extractValue: true }) as string).trim();
		const apiOptions = toApiOptions(options);
		const environment = await getEnvironment(this, i);

		const problems = new Problems();
		problems.add(...environment.problems, ...checkOptions(apiOptions));
		problems.add(templateId === '' && 'Template: none is chosen. Pick one from the list or enter its ID.');
		const pdf = this.getNodeParameter('replacePdf', i)
			? await readPdf(this, i, environment, options.maxFileMb as number | undefined, apiOptions.file_password as string | undefined)
			: undefined;
		problems.add(pdf?.problem);
		// Without a usable credential or template nothing else can be said.
		if (environment.problems.length > 0 || templateId === '') problems.throwIfAny(this.getNode(), i);

		const template = await getTemplate(this, i, run, templateId, environment).catch((error: NodeApiError) => {
			if (problems.any) problems.add(error.message);
			problems.throwIfAny(this.getNode(), i);
			throw error;
		});
		const signers = toTemplateSigners(this.getNodeParameter('signers.signer', i, []) as IDataObject[], template);
		const prefill = toPrefillValues(this.getNodeParameter('prefill.widget', i, []) as IDataObject[], template);
		problems.add(...checkTemplate(template, signers, prefill));
		problems.throwIfAny(this.getNode(), i);

		return await send(this, i, run, {
			path: `/createdocument/${encodeURIComponent(templateId)}`,
			title: title || template.title,
			body: {
				signers,
				...(title ? { title } : {}),
				...(prefill.length > 0 ? { prefill: { widgets: prefill } } : {}),
				...(pdf ? { file: pdf.base64 } : {}),
				...apiOptions,
			} as IDataObject,
			signers,
			includeRawResponse: options.includeRawResponse === true,
			explain: (status, text) =>
				/provide signers properly/i.test(text)
					? {
							message: 'OpenSign refused the signers: they do not match the roles of the template.',
							description: `HTTP status ${status}. If the template names people for some roles, give either only the roles without a person, or all roles.`,
						}
					: undefined,
		});
	},
};
