import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../core/properties';

/** Where the PDF comes from: the item's binary data, a web address, or base64 text. */
export const pdfFields: INodeProperties[] = [
	{
		displayName: 'PDF Source',
		name: 'pdfSource',
		type: 'options',
		options: [
			{
				name: 'Binary Field',
				value: 'binary',
				description: 'A file that an earlier node has put into the item',
			},
			{
				name: 'Base64 Text',
				value: 'base64',
				description:
					'The file as base64 text, with or without "data:application/pdf;base64," before it',
			},
			{ name: 'URL', value: 'url', description: 'A file that n8n fetches from a web address' },
		],
		default: 'binary',
		description: 'Where the PDF comes from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { pdfSource: ['binary'] } },
		hint: 'The name of the field that holds the PDF in the incoming item',
		description:
			'Name of the binary field that holds the PDF, as it appears on the Binary tab of the input',
	},
	{
		displayName: 'PDF URL',
		name: 'pdfUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/contract.pdf',
		displayOptions: { show: { pdfSource: ['url'] } },
		description:
			'Web address that the PDF can be fetched from without logging in. The OpenSign token is not sent to it.',
	},
	{
		displayName: 'PDF as Base64',
		name: 'pdfBase64',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. JVBERi0xLjcKJ…',
		displayOptions: { show: { pdfSource: ['base64'] } },
		description: 'The PDF as base64 text',
	},
];

/** The same, for an operation where the PDF is optional. */
export const optionalPdfFields: INodeProperties[] = [
	{
		displayName: "Replace the Template's PDF",
		name: 'replacePdf',
		type: 'boolean',
		default: false,
		description:
			"Whether to send another PDF in place of the template's, with the template's fields at the same places",
	},
	...pdfFields.map((field) => showFor(field, { replacePdf: [true] })),
];
