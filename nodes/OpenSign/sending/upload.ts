import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { Problems } from '../core/errors';
import { showFor } from '../core/properties';
import type { Run } from '../core/run';
import { checkOptions } from './preflight/options';
import { checkSigners, type SignerRules } from './preflight/signers';
import { checkWidgets } from './preflight/widgets';
import { readPdf } from './readPdf';
import { getEnvironment } from '../opensign/request';
import { checkFolder } from '../opensign/folders';
import type { Signer } from '../opensign/shapes';
import {
	additionalOptions,
	toApiOptions,
	toPrefill,
	type OptionsOf,
} from '../inputs/documentOptions';
import { pdfFields } from '../inputs/pdf';
import { readSigners } from '../inputs/readSigners';
import { signerFields } from '../inputs/signers';
import { templateField } from '../inputs/template';
import { templateValuesField } from '../inputs/templateValues';
import { isRecord } from '../core/values';
import { nameWidgets } from '../inputs/widgets';

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Rental agreement Anna Example',
	description: 'Title, which the signers see in the e-mail and on the signing page',
};

/** How the signers of a sent document are given, in a template's layout as well. */
const [signersInput, ...signersByHand] = signerFields;
const signersInputWithTemplate: INodeProperties = {
	...signersInput,
	options: [
		...((signersInput.options ?? []) as INodePropertyOptions[]),
		{
			name: "Template's Layout",
			value: 'template',
			description: "Roles and fields of a template, on this PDF instead of the template's",
		},
	],
};

/** The inputs of a send by upload: as below, and with the roles and fields of a template. */
export const sendFields: INodeProperties[] = [
	titleField,
	...pdfFields,
	signersInputWithTemplate,
	...signersByHand,
	...[templateField, templateValuesField, additionalOptions('fromTemplate')].map((field) =>
		showFor(field, { signersInput: ['template'] }),
	),
	showFor(additionalOptions('document'), { signersInput: ['form', 'json'] }),
];

/** The inputs of everything that begins with a PDF: title, file, signers with their fields, options. */
export const uploadFields = (kind: OptionsOf): INodeProperties[] => [
	titleField,
	...pdfFields,
	...signerFields,
	additionalOptions(kind),
];

interface Upload {
	title: string;
	/** The request's body, complete. */
	body: IDataObject;
	signers: Signer[];
	includeRawResponse: boolean;
}

/**
 * Reads and checks the inputs of item `i`, without a request that costs anything.
 *
 * @throws NodeOperationError that names every problem
 */
export async function readUpload(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	rules: SignerRules,
): Promise<Upload> {
	const options = context.getNodeParameter('additionalOptions', i, {}) as IDataObject;
	const title = (context.getNodeParameter('title', i) as string).trim();
	const apiOptions = toApiOptions(options);
	const environment = await getEnvironment(context, i);
	const prefill = toPrefill(options);
	const { signers, problem } = readSigners(context, i);
	if (!problem)
		nameWidgets([
			...prefill,
			...signers.flatMap((signer) =>
				Array.isArray(signer?.widgets) ? signer.widgets.filter(isRecord) : [],
			),
		]);

	const problems = new Problems();
	problems.add(...environment.problems);
	problems.add(
		title === '' && 'Title: nothing was entered. Signers need a title to know what they sign.',
	);
	const pdf = await readPdf(
		context,
		i,
		environment,
		options.maxFileMb as number | undefined,
		apiOptions.file_password as string | undefined,
	);
	problems.add(pdf.problem, problem);
	if (!problem) problems.add(...checkSigners(signers, rules, prefill));
	problems.add(
		...checkWidgets('Prefilled Fields', prefill, 'prefill'),
		...checkOptions(apiOptions),
	);
	// A request that could not be made with a wrong credential.
	if (environment.problems.length === 0)
		problems.add(await checkFolder(context, i, run, apiOptions));
	problems.throwIfAny(context.getNode(), i);

	return {
		title,
		body: {
			title,
			file: pdf.base64,
			signers,
			...(prefill.length > 0 ? { prefill: { widgets: prefill } } : {}),
			...apiOptions,
		} as IDataObject,
		signers,
		includeRawResponse: options.includeRawResponse === true,
	};
}
