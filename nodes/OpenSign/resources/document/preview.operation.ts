import { flag, text, variants, whenOn } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { preview as previewDocument } from '../../sending/preview';
import { checkSend, toSendInputs } from '../../sending/toSend';
import { checkSendFromTemplate, toSendFromTemplateInputs } from '../../sending/toSendFromTemplate';

const plan = variants('previewOf', {
	displayName: 'Preview Of',
	default: 'send',
	description: 'What would be sent',
	variants: {
		send: {
			name: 'Send',
			description: 'A PDF with fields, with the same inputs as Send',
			inputs: toSendInputs,
		},
		sendFromTemplate: {
			name: 'Send From Template',
			description: 'A document from a template, with the same inputs as Send From Template',
			inputs: toSendFromTemplateInputs,
		},
	},
});

const picture = whenOn(
	flag('drawPdf', {
		displayName: 'Draw the PDF',
		default: true,
		description:
			'Whether to put out the PDF with each field drawn as a box in the color of its person, and not only what is known of the fields',
	}),
	text('previewField', {
		displayName: 'Output File',
		default: 'data',
		required: true,
		description: 'Name that the PDF gets in the output',
	}),
);

export const preview = checkedOperation({
	name: 'Preview',
	action: 'Preview a document before it is sent',
	description:
		'Check everything as Send or Send From Template would, and show where each field would stand. Sends nothing, mails nobody, costs nothing.',
	routes: ['GET /template/{template_id}'],
	many: manyReads,
	inputs: { plan, picture },
	async check({ plan: given, picture: field }, call, problems) {
		const document =
			given?.kind === 'sendFromTemplate'
				? await checkSendFromTemplate(given, call, problems)
				: await checkSend(given ?? {}, call, problems);
		return document && field !== undefined ? { document, field } : undefined;
	},
	async execute({ document, field }, call) {
		return await previewDocument(call, document, field);
	},
});
