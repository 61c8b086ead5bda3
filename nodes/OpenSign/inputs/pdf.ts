import { choice, flag, restyle, text, url, variants, whenOn } from '../core/inputs';
import type { Read } from '../core/inputs';

/** In place of a file's name: every PDF of the item. */
export const ALL_PDFS = '*';

/** Where the PDF comes from: the item's binary data, a web address, or base64 text. */
export const pdfInput = variants('pdfSource', {
	displayName: 'PDF From',
	default: 'binary',
	description: 'Where the PDF comes from',
	variants: {
		binary: {
			name: 'File of the Workflow',
			description: 'A file that an earlier node has put into the item',
			inputs: {
				fields: text('binaryPropertyName', {
					displayName: 'PDF File',
					default: 'data',
					required: true,
					hint: 'The name of the file in the input, as the tab Binary shows it',
					description:
						'Name under which an earlier node has put the PDF into the item: data with most nodes, the name of the question with a form. Several names, separated by commas, become one document in this order; * takes all PDF files of the item.',
				}),
				order: restyle(
					choice('fileOrder', {
						displayName: 'Order of Files',
						options: [
							{ name: 'As in the Item', value: 'item' },
							{ name: 'By File Name', value: 'name' },
						],
						default: 'item',
						description: 'Order in which the files become one document',
					}),
					{ displayOptions: { show: { binaryPropertyName: [ALL_PDFS] } } },
				),
			},
		},
		base64: {
			name: 'Base64 Text',
			description:
				'The file as base64 text, with or without "data:application/pdf;base64," before it',
			inputs: {
				base64: text('pdfBase64', {
					displayName: 'PDF as Base64',
					typeOptions: { rows: 3 },
					required: true,
					placeholder: 'e.g. JVBERi0xLjcKJ…',
					description: 'The PDF as base64 text',
				}),
			},
		},
		url: {
			name: 'Web Address (URL)',
			description: 'A file that n8n fetches from a web address',
			inputs: {
				url: url('pdfUrl', {
					displayName: 'PDF URL',
					required: true,
					placeholder: 'e.g. https://example.com/contract.pdf',
					description:
						'Web address that the PDF can be fetched from without logging in. The OpenSign token is not sent to it.',
				}),
				mayBePrivate: flag('allowPrivateAddresses', {
					displayName: 'Allow Private Addresses',
					description:
						'Whether the PDF may come from the machine that n8n runs on, or from a private network. Leave off where the URL comes from others: they could have this n8n fetch what only it can reach.',
				}),
			},
		},
	},
});

/** What was entered of where the PDF comes from. */
export type PdfSource = Read<{ pdf: typeof pdfInput }>['pdf'];

/** The same, for an operation where the PDF is optional: nothing while the switch is off. */
export const replacementPdf = whenOn(
	flag('replacePdf', {
		displayName: "Replace the Template's PDF",
		description:
			"Whether to send another PDF in place of the template's, with the template's fields at the same places",
	}),
	pdfInput,
);
