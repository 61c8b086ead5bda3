import type { IDataObject } from 'n8n-workflow';

import { Problems } from '../../core/errors';
import type { Operation } from '../../core/types';
import { additionalOptions, toApiOptions, toPrefill } from '../../fields/documentOptions';
import { pdfFields } from '../../fields/pdf';
import { signerFields } from '../../fields/signers';
import { readSigners } from '../../fields/readSigners';
import { nameWidgets } from '../../fields/widgets';
import { checkOptions } from '../../preflight/options';
import { checkSigners } from '../../preflight/signers';
import { checkWidgets } from '../../preflight/widgets';
import { readPdf } from '../../transport/pdf';
import { getEnvironment } from '../../transport/request';
import { send as sendDocument } from '../../transport/send';

export const send: Operation = {
	name: 'Send',
	action: 'Send a document',
	description: 'Upload a PDF and mail it to the given people for signature. Sends real e-mails and costs one OpenSign credit.',
	routes: ['POST /createdocument'],
	fields: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Rental agreement Anna Example',
			description: 'Title of the document, which the signers see in the e-mail and on the signing page',
		},
		...pdfFields,
		...signerFields,
		additionalOptions('upload'),
	],
	async execute(i, run) {
		const options = this.getNodeParameter('additionalOptions', i, {}) as IDataObject;
		const title = (this.getNodeParameter('title', i) as string).trim();
		const apiOptions = toApiOptions(options);
		const environment = await getEnvironment(this, i);
		const prefill = toPrefill(options);
		const { signers, problem } = readSigners(this, i);
		const widgets = [...prefill, ...signers.flatMap((signer) => signer.widgets)];
		if (!problem) nameWidgets(widgets.filter((widget) => typeof widget?.type === 'string'));

		const problems = new Problems();
		problems.add(...environment.problems);
		problems.add(title === '' && 'Title: nothing was entered. Signers need a title to know what they sign.');
		const pdf = await readPdf(this, i, environment, options.maxFileMb as number | undefined, apiOptions.file_password as string | undefined);
		problems.add(pdf.problem, problem);
		if (!problem) problems.add(...checkSigners(signers));
		problems.add(...checkWidgets('Prefilled Fields', prefill, 'prefill'), ...checkOptions(apiOptions));
		problems.throwIfAny(this.getNode(), i);

		return await sendDocument(this, i, run, {
			path: '/createdocument',
			title,
			body: { title, file: pdf.base64, signers, ...(prefill.length > 0 ? { prefill: { widgets: prefill } } : {}), ...apiOptions } as IDataObject,
			signers,
			includeRawResponse: options.includeRawResponse === true,
		});
	},
};
