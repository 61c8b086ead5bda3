import type { INodeProperties } from 'n8n-workflow';

import { widgetFields } from './widgets';

/** Inputs about a signer, for uploads and for templates. */
export const personFields = {
	name: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Anna Example',
		description: 'Full name, as it is shown in the e-mail and in the document',
	},
	email: {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		description: 'Address that OpenSign mails the signing link to',
	},
	signerRole: {
		displayName: 'Task',
		name: 'signerRole',
		type: 'options',
		options: [
			{
				name: 'Sign',
				value: 'signer',
				description: 'Signs the document; needs at least one signature field',
			},
			{
				name: 'Approve',
				value: 'approver',
				description: 'Approves the document; may have fields, but no signature',
			},
			{
				name: 'View',
				value: 'viewer',
				description: 'Only gets the document to read; has no fields',
			},
		],
		default: 'signer',
		description: "What this person is asked to do (OpenSign's signer role)",
	},
} satisfies Record<string, INodeProperties>;

const order: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"When this person's turn is, counted from 1. People without a number come after those with one, in the order of the list.",
};

/** What few signers need, to be added one by one. `withOrder` is false where the template gives the order. */
export const signerDetails = (withOrder: boolean): INodeProperties => ({
	displayName: 'More About This Person',
	name: 'details',
	type: 'collection',
	placeholder: 'Add Detail',
	default: {},
	options: [
		{
			displayName: 'Access Code',
			name: 'accessCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 482913',
			description:
				'Digits that this person must enter before seeing the document. Tell them by another way than this e-mail. Empty for none.',
		},
		{
			displayName: 'Company',
			name: 'company',
			type: 'string',
			default: '',
			description: 'Company, for the contact book and for company fields. May be left empty.',
		},
		{
			displayName: 'Job Title',
			name: 'jobTitle',
			type: 'string',
			default: '',
			description: 'Job title, for the contact book and for job title fields. May be left empty.',
		},
		...(withOrder ? [order] : []),
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 4917612345678',
			description: 'Phone number, for the contact book. May be left empty.',
		},
	],
});

/** The signers of an uploaded PDF, with their fields. */
export const signerFields: INodeProperties[] = [
	{
		displayName: 'Signers Input',
		name: 'signersInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter each person below' },
			{
				name: 'JSON',
				value: 'json',
				description: "A list in OpenSign's own form, for a number of signers that changes",
			},
		],
		default: 'form',
		description: 'How the signers are given',
	},
	{
		displayName: 'Signers',
		name: 'signers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Signer', sortable: true },
		placeholder: 'Add Signer',
		default: {},
		displayOptions: { show: { signersInput: ['form'] } },
		description: 'Who is asked to sign, approve or view. They are asked in this order.',
		options: [
			{
				displayName: 'Signer',
				name: 'signer',
				values: [
					personFields.name,
					personFields.email,
					{
						displayName: 'Role in Document',
						name: 'role',
						type: 'string',
						default: '',
						placeholder: 'e.g. Tenant',
						description:
							'Free text that names this person inside the document. If empty: Signer 1, Signer 2 and so on.',
					},
					personFields.signerRole,
					...widgetFields,
					signerDetails(true),
				],
			},
		],
	},
	{
		displayName: 'Signers (JSON)',
		name: 'signersJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default:
			'[\n  {\n    "name": "Anna Example",\n    "email": "anna@example.com",\n    "role": "Tenant",\n    "widgets": [\n      { "type": "signature", "page": 1, "x": 72, "y": 640, "w": 160, "h": 48 }\n    ]\n  }\n]',
		displayOptions: { show: { signersInput: ['json'] } },
		description:
			'Array of signers with name, email, role, phone, company, job_title, signer_role (signer, viewer or approver), access_code and widgets. Places are in points from the top left corner; pages count from 1.',
	},
];
