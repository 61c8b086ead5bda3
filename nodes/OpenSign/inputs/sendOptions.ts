import type { DateTime } from 'luxon';

import { choices, date, emails, flag, text, url, email, wholeNumber } from '../core/inputs';
import type { Field } from '../core/inputs';
import { folderOption } from './folder';
import { HOW_TO_WRITE, MAIL_VARIABLE_LIST, mailBody, mailText } from './variables';

/** What options are for: their request bodies differ. */
export type OptionsOf = 'document' | 'fromTemplate' | 'draft' | 'selfSign' | 'newTemplate';

/** An option of a request body. */
export interface SendOption {
	/** The API's name of what it sets; `completeBy` becomes `timeToCompleteDays`. */
	api: string;
	input: Field<string | string[] | number | boolean | DateTime | undefined>;
	/** Where the API has no such property; everywhere else it does. */
	not?: OptionsOf[];
}

/** Options that are shown together, in a collection of their own, so that only what is added is sent. */
export interface OptionGroup {
	displayName: string;
	options: SendOption[];
}

const copies: SendOption[] = [
	{
		api: 'bcc',
		input: emails('bcc', {
			displayName: 'BCC',
			placeholder: 'e.g. archive@example.com, legal@example.com',
			description:
				'Addresses, separated by commas, that are told when the document is completed, unseen by the others',
		}),
	},
	{
		api: 'cc',
		input: emails('cc', {
			displayName: 'CC',
			placeholder: 'e.g. boss@example.com',
			description: 'Addresses, separated by commas, that are told when the document is completed',
		}),
	},
];

const deadline: SendOption[] = [
	{
		api: 'auto_reminder',
		not: ['selfSign'],
		input: flag('autoReminder', {
			displayName: 'Send Reminders',
			default: true,
			description: 'Whether OpenSign reminds people who have not signed yet',
		}),
	},
	{
		api: 'remind_once_in_every',
		not: ['selfSign'],
		input: wholeNumber('remindOnceInEvery', {
			displayName: 'Days Between Reminders',
			min: 1,
			default: 3,
			description: 'Number of days between reminders, if they are sent. 5 without this option.',
		}),
	},
	{
		api: 'completeBy',
		// A template says it for documents that are made on any day.
		not: ['newTemplate'],
		input: date('completeBy', {
			displayName: 'Complete By',
			description:
				"Day on which the document expires if not everyone has signed, in the workflow's time zone, in place of Days to Complete",
		}),
	},
	{
		api: 'timeToCompleteDays',
		input: wholeNumber('timeToCompleteDays', {
			displayName: 'Days to Complete',
			min: 1,
			default: 30,
			description:
				'Number of days after which the document expires if not everyone has signed. 15 without this option.',
		}),
	},
];

const document: SendOption[] = [
	{
		api: 'description',
		not: ['fromTemplate'],
		input: text('description', {
			displayName: 'Description',
			description: 'Text about the document, for your own use in OpenSign',
		}),
	},
	{
		api: 'folderId',
		not: ['newTemplate'],
		input: folderOption('The folder of OpenSign Drive that the document is put into'),
	},
	{
		api: 'note',
		not: ['fromTemplate'],
		input: text('note', {
			displayName: 'Note to Signers',
			placeholder: 'e.g. Please review and sign this document',
			description: 'Text that the signers see',
		}),
	},
	{
		api: 'file_password',
		input: text('filePassword', {
			displayName: 'PDF Password',
			typeOptions: { password: true },
			description: 'Password that opens the PDF, if it is encrypted',
		}),
	},
];

const mail: SendOption[] = [
	{
		api: 'email_body',
		not: ['newTemplate'],
		input: mailBody('emailBody', {
			displayName: 'Body',
			typeOptions: { rows: 4 },
			placeholder: 'e.g. <p>Dear [[receiver_name]], please <a href="[[signing_url]]">sign</a>.</p>',
			hint: 'Must hold [[signing_url]], the link to sign',
			description: `Text of the e-mail that asks to sign, as HTML. OpenSign fills in ${MAIL_VARIABLE_LIST}, written ${HOW_TO_WRITE}.`,
		}),
	},
	{
		api: 'notify_on_signatures',
		input: flag('notifyOnSignatures', {
			displayName: 'Notify Me of Signatures',
			default: true,
			description: 'Whether you get an e-mail each time someone signs',
		}),
	},
	{
		api: 'sender_email',
		input: email('senderEmail', {
			displayName: 'Reply-To Address',
			placeholder: 'e.g. contracts@example.com',
			description: 'Address that replies go to',
		}),
	},
	{
		api: 'send_email',
		not: ['newTemplate'],
		input: flag('sendEmail', {
			displayName: 'Send Emails',
			description:
				'Whether OpenSign mails the signing links. Turn off to deliver the links of the output yourself.',
		}),
	},
	{
		api: 'sender_name',
		input: text('senderName', {
			displayName: 'Sender Name',
			description: 'Person or organization on whose behalf the e-mail is sent',
		}),
	},
	{
		api: 'email_subject',
		not: ['newTemplate'],
		input: mailText('emailSubject', {
			displayName: 'Subject',
			placeholder: 'e.g. [[sender_name]] asks you to sign [[document_title]]',
			description: `Subject of the e-mail that asks to sign. OpenSign fills in ${MAIL_VARIABLE_LIST}, written ${HOW_TO_WRITE}.`,
		}),
	},
];

const signing: SendOption[] = [
	{
		api: 'allow_modifications',
		not: ['selfSign'],
		input: flag('allowModifications', {
			displayName: 'Allow Additions',
			default: true,
			description: 'Whether signers may add signatures, initials, stamps or text of their own',
		}),
	},
	{
		api: 'allow_offline_sign',
		not: ['selfSign'],
		input: flag('allowOfflineSign', {
			displayName: 'Allow Offline Signing',
			default: true,
			description: 'Whether signers may hand in a copy signed with another tool, for you to review',
		}),
	},
	{
		api: 'merge_certificate',
		input: flag('mergeCertificate', {
			displayName: 'Append Certificate',
			default: true,
			description:
				'Whether the completion certificate becomes part of the signed PDF instead of a file of its own. Cannot be separated later.',
		}),
	},
	{
		api: 'enableOTP',
		not: ['selfSign'],
		input: flag('enableOtp', {
			displayName: 'Ask for Code by Email',
			default: true,
			description: 'Whether signers must enter a one-time code that OpenSign mails them',
		}),
	},
	{
		api: 'send_in_order_strict',
		not: ['selfSign'],
		input: flag('sendInOrderStrict', {
			displayName: 'Block Out-of-Turn Signing',
			default: true,
			description:
				'Whether each signer is kept out until everyone before them is done. Needs One After Another.',
		}),
	},
	{
		api: 'sendInOrder',
		not: ['selfSign'],
		input: flag('sendInOrder', {
			displayName: 'One After Another',
			default: false,
			description:
				'Whether each signer is mailed only after the one before has signed. On without this option.',
		}),
	},
	{
		api: 'pen_colors',
		input: choices('penColors', {
			displayName: 'Pen Colors',
			options: [
				{ name: 'Black', value: 'black' },
				{ name: 'Blue', value: 'blue' },
				{ name: 'Red', value: 'red' },
			],
			default: ['blue'],
			description: 'Colors that can be signed with. All of them without this option.',
		}),
	},
	{
		api: 'hide_signer_signing_links',
		not: ['document', 'fromTemplate', 'selfSign', 'newTemplate'],
		input: flag('hideSigningLinks', {
			displayName: 'Hide Signing Links',
			default: true,
			description: "Whether the signers' links are left out of OpenSign's answer",
		}),
	},
	{
		api: 'redirect_url',
		input: url('redirectUrl', {
			displayName: 'Redirect URL',
			placeholder: 'e.g. https://example.com/thanks',
			description:
				'Web page that signers are led to after signing. Followed exactly, nothing is appended.',
		}),
	},
	{
		api: 'enableTour',
		input: flag('enableTour', {
			displayName: 'Show Guided Tour',
			default: true,
			description: 'Whether signers are guided through the page. Off without this option.',
		}),
	},
];

/** Every option of a send, by group. */
export const GROUPS = {
	copies: { displayName: 'Copies to Others', options: copies },
	deadline: { displayName: 'Deadline and Reminders', options: deadline },
	document: { displayName: 'Document', options: document },
	email: { displayName: 'Email', options: mail },
	signing: { displayName: 'Signing', options: signing },
} satisfies Record<string, OptionGroup>;

const ALL = Object.values(GROUPS).flatMap(({ options }) => options);

/** Single options, by the API's names, for operations that take few of them. */
export const sendOptions = (apis: string[]): Record<string, SendOption['input']> =>
	Object.fromEntries(
		ALL.filter(({ api }) => apis.includes(api)).map(({ api, input }) => [api, input]),
	);
