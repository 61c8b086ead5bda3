/** What Send takes, and how it is checked: Preview does the same. */
import { dependingOn, variants } from '../core/inputs';
import type { Read } from '../core/inputs';
import type { Problems } from '../core/errors';
import type { Call } from '../core/registry';
import { additionalOptions } from '../inputs/additionalOptions';
import { pdfInput } from '../inputs/pdf';
import { templateInput } from '../inputs/template';
import { templateForm } from '../inputs/templateForm';
import { usualInputs, withUsual } from '../inputs/usualOptions';
import { checkFromTemplate } from './fromTemplate';
import { TO_BE_SIGNED } from './preflight/signers';
import type { Send } from './send';
import { checkUpload, signersBy, titleInput } from './upload';

const people = variants('signersInput', {
	displayName: 'Signers From',
	default: 'form',
	description: 'How the signers are given',
	variants: {
		...signersBy(true),
		template: {
			name: "Template's Layout",
			description: "Roles and fields of a template, on this PDF instead of the template's",
			inputs: { templateId: templateInput, values: templateForm },
		},
	},
});
const uploadOptions = additionalOptions('document');

/** The inputs of Document → Send. */
export const toSendInputs = {
	pdf: pdfInput,
	people,
	title: titleInput,
	...usualInputs(),
	options: dependingOn(people.by, {
		form: uploadOptions,
		json: uploadOptions,
		template: additionalOptions('fromTemplate'),
	}),
};

/**
 * Checks a document that is made of a PDF, without a request that costs anything.
 *
 * @returns the document, or undefined when an input could not be read
 */
export async function checkSend(
	{ title, pdf, people: given, options: added, ...usual }: Partial<Read<typeof toSendInputs>>,
	call: Call,
	problems: Problems,
): Promise<Send | undefined> {
	const options = withUsual(added, usual, problems);
	if (given?.kind === 'template') {
		return await checkFromTemplate({ title, ...given, options }, pdf, call, problems);
	}
	const entered = { title, pdf, people: given, options };
	const upload = await checkUpload(entered, call, problems, TO_BE_SIGNED);
	return upload && { path: '/createdocument', ...upload };
}
