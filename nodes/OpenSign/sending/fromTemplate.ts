import type { IDataObject, IExecuteFunctions, NodeApiError } from 'n8n-workflow';

import { Problems } from '../core/errors';
import type { Run } from '../core/run';
import { checkOptions } from './preflight/options';
import { checkTemplate } from './preflight/template';
import { readPdf } from './readPdf';
import { getEnvironment } from '../opensign/request';
import type { Send } from './send';
import { getTemplate } from '../opensign/templates';
import { checkFolder } from '../opensign/folders';
import { toApiOptions } from '../inputs/documentOptions';
import { readTemplateValues } from '../inputs/readTemplateValues';
import { readLocator } from '../inputs/locator';
import { templateField } from '../inputs/template';

/**
 * Reads and checks the inputs of a document that is made from a template, for item `i`.
 *
 * @param withPdf whether a PDF of the item takes the place of the template's own
 * @throws NodeOperationError that names every problem, NodeApiError when the template cannot be read
 */
export async function readFromTemplate(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	withPdf: boolean,
): Promise<Send> {
	const options = context.getNodeParameter('additionalOptions', i, {}) as IDataObject;
	const title = (context.getNodeParameter('title', i) as string).trim();
	const apiOptions = toApiOptions(options);
	const environment = await getEnvironment(context, i);

	const problems = new Problems();
	const { id: templateId = '', problem } = readLocator(context, i, templateField);
	problems.add(...environment.problems, ...checkOptions(apiOptions), problem);
	const pdf = withPdf
		? await readPdf(
				context,
				i,
				environment,
				options.maxFileMb as number | undefined,
				apiOptions.file_password as string | undefined,
			)
		: undefined;
	problems.add(pdf?.problem);
	// Without a usable credential or template nothing else can be said.
	if (environment.problems.length > 0 || problem) problems.throwIfAny(context.getNode(), i);

	const template = await getTemplate(context, i, run, templateId, environment).catch(
		(error: NodeApiError) => {
			if (problems.any) problems.add(error.message);
			problems.throwIfAny(context.getNode(), i);
			throw error;
		},
	);
	const {
		signers,
		prefill,
		problems: unreadable,
	} = readTemplateValues(context, i, template, options.lockValues === true);
	problems.add(...unreadable, await checkFolder(context, i, run, apiOptions));
	if (unreadable.length === 0) problems.add(...checkTemplate(template, signers, prefill));
	problems.throwIfAny(context.getNode(), i);

	return {
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
	};
}
