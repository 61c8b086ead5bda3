import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { folderOption } from './folder';
import { locatedId, locatorText } from './locator';
import { toList } from '../core/values';
import { placeFields, widgetTypeOptions } from './widgets';
import { DATE_FORMATS, FONT_SIZES } from './widgetOptions';
import { PREFILL_TYPES, type Widget } from '../opensign/shapes';

/** What options are for: their request bodies differ. */
export type OptionsOf = 'document' | 'fromTemplate' | 'draft' | 'selfSign' | 'newTemplate';

/** An input, and the API's name of what it sets. `list` marks those given as text or array. */
interface DocumentOption {
	api: string;
	list?: boolean;
	/** Where the API has no such property; everywhere else it does. */
	not?: OptionsOf[];
	field: INodeProperties;
}

const MAIL_VARIABLES =
	'document_title, sender_name, sender_mail, sender_phone, receiver_name, receiver_email, receiver_phone, expiry_date, company_name, signing_url and note, each in double braces';

/** Every option of a send, by group. A group is a collection of its own, so that only what is added is sent. */
const GROUPS: Record<string, { displayName: string; options: DocumentOption[] }> = {
	copies: {
		displayName: 'Copies to Others',
		options: [
			{
				api: 'bcc',
				list: true,
				field: {
					displayName: 'BCC',
					name: 'bcc',
					type: 'string',
					default: '',
					placeholder: 'e.g. archive@example.com, legal@example.com',
					description:
						'Addresses, separated by commas, that are told when the document is completed, unseen by the others',
				},
			},
			{
				api: 'cc',
				list: true,
				field: {
					displayName: 'CC',
					name: 'cc',
					type: 'string',
					default: '',
					placeholder: 'e.g. boss@example.com',
					description:
						'Addresses, separated by commas, that are told when the document is completed',
				},
			},
		],
	},
	deadline: {
		displayName: 'Deadline and Reminders',
		options: [
			{
				api: 'auto_reminder',
				not: ['selfSign'],
				field: {
					displayName: 'Send Reminders',
					name: 'autoReminder',
					type: 'boolean',
					default: true,
					description: 'Whether OpenSign reminds people who have not signed yet',
				},
			},
			{
				api: 'remind_once_in_every',
				not: ['selfSign'],
				field: {
					displayName: 'Days Between Reminders',
					name: 'remindOnceInEvery',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					default: 5,
					description: 'Number of days between reminders, if they are sent',
				},
			},
			{
				api: 'timeToCompleteDays',
				field: {
					displayName: 'Days to Complete',
					name: 'timeToCompleteDays',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					default: 15,
					description: 'Number of days after which the document expires if not everyone has signed',
				},
			},
		],
	},
	document: {
		displayName: 'Document',
		options: [
			{
				api: 'description',
				not: ['fromTemplate'],
				field: {
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'Text about the document, for your own use in OpenSign',
				},
			},
			{
				api: 'folderId',
				not: ['newTemplate'],
				field: folderOption('The folder of OpenSign Drive that the document is put into'),
			},
			{
				api: 'note',
				not: ['fromTemplate'],
				field: {
					displayName: 'Note to Signers',
					name: 'note',
					type: 'string',
					default: '',
					placeholder: 'e.g. Please review and sign this document',
					description: 'Text that the signers see',
				},
			},
			{
				api: 'file_password',
				field: {
					displayName: 'PDF Password',
					name: 'filePassword',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Password that opens the PDF, if it is encrypted',
				},
			},
		],
	},
	email: {
		displayName: 'Email',
		options: [
			{
				api: 'email_body',
				not: ['newTemplate'],
				field: {
					displayName: 'Body',
					name: 'emailBody',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					description: `Text of the e-mail that asks to sign, as HTML. May hold ${MAIL_VARIABLES}. Put {{signing_url}} into it.`,
				},
			},
			{
				api: 'notify_on_signatures',
				field: {
					displayName: 'Notify Me of Each Signature',
					name: 'notifyOnSignatures',
					type: 'boolean',
					default: true,
					description: 'Whether you get an e-mail each time someone signs',
				},
			},
			{
				api: 'sender_email',
				field: {
					displayName: 'Reply-To Address',
					name: 'senderEmail',
					type: 'string',
					default: '',
					placeholder: 'e.g. contracts@example.com',
					description: 'Address that replies go to',
				},
			},
			{
				api: 'send_email',
				not: ['newTemplate'],
				field: {
					displayName: 'Send Emails',
					name: 'sendEmail',
					type: 'boolean',
					default: false,
					description:
						'Whether OpenSign mails the signing links. Turn off to deliver the links of the output yourself.',
				},
			},
			{
				api: 'sender_name',
				field: {
					displayName: 'Sender Name',
					name: 'senderName',
					type: 'string',
					default: '',
					description: 'Person or organization on whose behalf the e-mail is sent',
				},
			},
			{
				api: 'email_subject',
				not: ['newTemplate'],
				field: {
					displayName: 'Subject',
					name: 'emailSubject',
					type: 'string',
					default: '',
					placeholder: 'e.g. {{sender_name}} asks you to sign {{document_title}}',
					description: `Subject of the e-mail that asks to sign. May hold ${MAIL_VARIABLES}.`,
				},
			},
		],
	},
	signing: {
		displayName: 'Signing',
		options: [
			{
				api: 'allow_modifications',
				not: ['selfSign'],
				field: {
					displayName: 'Allow Additions',
					name: 'allowModifications',
					type: 'boolean',
					default: true,
					description: 'Whether signers may add signatures, initials, stamps or text of their own',
				},
			},
			{
				api: 'allow_offline_sign',
				not: ['selfSign'],
				field: {
					displayName: 'Allow Offline Signing',
					name: 'allowOfflineSign',
					type: 'boolean',
					default: true,
					description:
						'Whether signers may hand in a copy signed with another tool, for you to review',
				},
			},
			{
				api: 'merge_certificate',
				field: {
					displayName: 'Append Certificate',
					name: 'mergeCertificate',
					type: 'boolean',
					default: true,
					description:
						'Whether the completion certificate becomes part of the signed PDF instead of a file of its own. Cannot be separated later.',
				},
			},
			{
				api: 'enableOTP',
				not: ['selfSign'],
				field: {
					displayName: 'Ask for Code by Email',
					name: 'enableOtp',
					type: 'boolean',
					default: true,
					description: 'Whether signers must enter a one-time code that OpenSign mails them',
				},
			},
			{
				api: 'send_in_order_strict',
				not: ['selfSign'],
				field: {
					displayName: 'Block Out-of-Turn Signing',
					name: 'sendInOrderStrict',
					type: 'boolean',
					default: true,
					description:
						'Whether each signer is kept out until everyone before them is done. Needs One After Another.',
				},
			},
			{
				api: 'sendInOrder',
				not: ['selfSign'],
				field: {
					displayName: 'One After Another',
					name: 'sendInOrder',
					type: 'boolean',
					default: true,
					description:
						'Whether each signer is mailed only after the one before has signed. On by default in OpenSign.',
				},
			},
			{
				api: 'pen_colors',
				list: true,
				field: {
					displayName: 'Pen Colors',
					name: 'penColors',
					type: 'multiOptions',
					options: [
						{ name: 'Black', value: 'black' },
						{ name: 'Blue', value: 'blue' },
						{ name: 'Red', value: 'red' },
					],
					default: ['blue', 'red', 'black'],
					description: 'Colors that can be signed with',
				},
			},
			{
				api: 'hide_signer_signing_links',
				not: ['document', 'fromTemplate', 'selfSign', 'newTemplate'],
				field: {
					displayName: 'Hide Signing Links',
					name: 'hideSigningLinks',
					type: 'boolean',
					default: true,
					description: "Whether the signers' links are left out of OpenSign's answer",
				},
			},
			{
				api: 'redirect_url',
				field: {
					displayName: 'Redirect URL',
					name: 'redirectUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/thanks',
					description:
						'Web page that signers are led to after signing. Followed exactly, nothing is appended.',
				},
			},
			{
				api: 'enableTour',
				field: {
					displayName: 'Show Guided Tour',
					name: 'enableTour',
					type: 'boolean',
					default: false,
					description: 'Whether signers are guided through the page',
				},
			},
		],
	},
};

/** In the order of a form: what, then where, then how it looks. */
const prefillInputs: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: widgetTypeOptions(PREFILL_TYPES),
		default: 'textbox',
		description: 'What is written',
	},
	{
		displayName: 'Field Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. customer number',
		description:
			'Name of the field, different from all others in the document. If empty, one is made from the type.',
	},
	{
		displayName: 'Value',
		name: 'response',
		type: 'string',
		default: '',
		description:
			'What is written: text, a date in the format below, one of the choices (for a checkbox several, separated by commas), or an image as base64',
	},
	{
		displayName: 'Choices',
		name: 'values',
		type: 'string',
		default: '',
		placeholder: 'e.g. Yes, No',
		displayOptions: { show: { type: ['checkbox', 'dropdown', 'radio button'] } },
		description: 'What there is to choose from, separated by commas',
	},
	{
		displayName: 'Date Format',
		name: 'format',
		type: 'options',
		options: DATE_FORMATS.map((value) => ({ name: value, value })),
		default: 'yyyy-mm-dd',
		displayOptions: { show: { type: ['date'] } },
		description: 'How the date is written',
	},
	...placeFields,
	{
		displayName: 'Color',
		name: 'color',
		type: 'options',
		options: [
			{ name: 'Black', value: 'black' },
			{ name: 'Blue', value: 'blue' },
			{ name: 'Red', value: 'red' },
		],
		default: 'black',
		displayOptions: { hide: { type: ['image'] } },
		description: 'Color of the text',
	},
	{
		displayName: 'Font Size',
		name: 'fontsize',
		type: 'options',
		options: FONT_SIZES.map((value) => ({ name: `${value} pt`, value })),
		default: 12,
		displayOptions: { hide: { type: ['image'] } },
		description: 'Size of the text in points',
	},
];

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

const toFields = (options: DocumentOption[]) =>
	options.map(({ field }) => field).sort(byDisplayName);

/** Text that the document's maker puts into the PDF before it goes out. */
const prefillField: INodeProperties = {
	displayName: 'Prefilled Fields',
	name: 'prefill',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Prefilled Field' },
	placeholder: 'Add Prefilled Field',
	default: {},
	description: 'Values that are written into the PDF before anyone gets it',
	options: [
		{
			displayName: 'Prefilled Field',
			name: 'widget',
			values: prefillInputs,
		},
	],
};

const outputOptions: INodeProperties[] = [
	{
		displayName: 'Include Raw Response',
		name: 'includeRawResponse',
		type: 'boolean',
		default: true,
		description: "Whether to add OpenSign's own answer to the output, as rawResponse",
	},
	{
		displayName: 'Maximum PDF Size (MB)',
		name: 'maxFileMb',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 100,
		description:
			"Largest PDF that this node lets through, in megabytes of 1,048,576 bytes, where OpenSign has raised your account's limit. Only for Live (10 without this option) and Self-Hosted (80).",
	},
];

/** The "Additional Options" of a send. */
export function additionalOptions(kind: OptionsOf): INodeProperties {
	const lock: INodeProperties = {
		displayName: 'Lock Given Values',
		name: 'lockValues',
		type: 'boolean',
		default: true,
		description:
			"Whether people cannot change the values that are given here for their fields. By JSON, set a field's readonly.",
	};
	const groups: INodeProperties[] = Object.entries(GROUPS).map(
		([name, { displayName, options }]) => ({
			displayName,
			name,
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: toFields(options.filter(({ not = [] }) => !not.includes(kind))),
		}),
	);
	return {
		displayName: 'Additional Options',
		name: 'additionalOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description:
			kind === 'fromTemplate' ? 'What is not added here stays as the template has it' : undefined,
		options: [
			...groups,
			...outputOptions,
			...(kind === 'fromTemplate' ? [lock] : kind === 'selfSign' ? [] : [prefillField]),
		].sort(byDisplayName),
	};
}

const ALL = Object.values(GROUPS).flatMap(({ options }) => options);

const pick = (apis: string[]) => ALL.filter(({ api }) => apis.includes(api));

/** The inputs of single options, without groups, for operations that take few of them. */
export const optionFields = (apis: string[]): INodeProperties[] => toFields(pick(apis));

/** What was given for `optionFields(apis)`, by the API's names. */
export function toApiFields(apis: string[], given: IDataObject): IDataObject {
	const added = pick(apis).filter(({ field }) => given[field.name] !== undefined);
	return Object.fromEntries(
		added.map(({ api, list, field }) => [api, toApiValue(field, given[field.name], list)]),
	);
}

function toApiValue(field: INodeProperties, value: unknown, list = false): IDataObject[string] {
	if (field.type === 'resourceLocator') return locatedId(value, field).id ?? locatorText(value);
	return list ? toList(value) : (value as IDataObject[string]);
}

/** What was added under "Additional Options", by the API's names. */
export function toApiOptions(given: IDataObject): IDataObject {
	const inputs = Object.keys(GROUPS).map((group) => given[group] as IDataObject | undefined);
	return toApiFields(
		ALL.map(({ api }) => api),
		Object.assign({}, ...inputs) as IDataObject,
	);
}

/** The prefilled fields of "Additional Options" as OpenSign's widgets. */
export function toPrefill(given: IDataObject): Widget[] {
	const entries = ((given.prefill as IDataObject | undefined)?.widget ?? []) as unknown as Array<
		Widget & Record<string, unknown>
	>;
	return entries.map(({ type, page, x, y, w, h, name, response, values, ...looks }) => ({
		type,
		page,
		x,
		y,
		w,
		h,
		options: {
			...looks,
			...(String(name ?? '').trim() ? { name: String(name).trim() } : {}),
			...(values === undefined ? {} : { values: toList(values) }),
			response: type === 'checkbox' ? toList(response) : response,
		},
	}));
}
