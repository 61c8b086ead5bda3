/** What Send From Template takes, and how it is checked: Preview does the same. */
import { text, variants } from '../core/inputs';
import type { Read } from '../core/inputs';
import type { Problems } from '../core/errors';
import type { Call } from '../core/registry';
import { additionalOptions } from '../inputs/additionalOptions';
import { replacementPdf } from '../inputs/pdf';
import { templateInput } from '../inputs/template';
import { templateForm } from '../inputs/templateForm';
import { templateJson } from '../inputs/templateJson';
import { usualInputs, withUsual } from '../inputs/usualOptions';
import { checkFromTemplate } from './fromTemplate';
import type { Send } from './send';

/** The inputs of Document → Send From Template. */
export const toSendFromTemplateInputs = {
	templateId: templateInput,
	title: text('title', {
		displayName: 'Title',
		placeholder: 'e.g. Non-disclosure agreement Anna Example',
		description: "Title of the document, which the signers see. The template's title if empty.",
	}),
	people: variants('signersInput', {
		displayName: 'Signers From',
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
	...usualInputs(),
	options: additionalOptions('fromTemplate'),
};

/**
 * Checks a document that is made from a template, without a request that costs anything.
 *
 * @returns the document, or undefined when an input could not be read
 */
export async function checkSendFromTemplate(
	{
		templateId,
		title,
		people,
		replacement,
		options: added,
		...usual
	}: Partial<Read<typeof toSendFromTemplateInputs>>,
	call: Call,
	problems: Problems,
): Promise<Send | undefined> {
	const options = withUsual(added, usual, problems);
	const entered = { templateId, title, values: people?.values, options };
	return await checkFromTemplate(entered, replacement, call, problems);
}
