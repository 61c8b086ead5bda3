import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { field } from '../../../builders';
import { sendParameters } from '../../../harness/world';
import type { BadInputs } from './badInput';

/** In the time zone that n8n takes where none is set. */
const today = () => DateTime.now().setZone('America/New_York').toISODate();
const withOptions = (additionalOptions: IDataObject) => sendParameters({ additionalOptions });
const withPrefill = (widget: IDataObject) => withOptions({ prefill: { widget: [widget] } });
const plan = { name: 'plan', response: 'gold', values: 'basic, plus' };
const customer = { name: 'customer', response: 'Anna' };

export const OPTIONS: BadInputs = {
	'title left empty by an expression': {
		given: sendParameters({ title: '={{ "" }}' }),
		says: 'Title: nothing was entered. Signers need a title to know what they sign.',
	},

	'title with an object in it': {
		given: sendParameters({ title: '=Lease {{ ({ a: 1 }) }}' }),
		says: 'Title: an expression in this text yields an object in place of text. Pick the value in it that is meant.',
	},

	// Addresses
	'CC no address': {
		given: withOptions({ copies: { cc: 'boss@example.com, boss' } }),
		says: "CC: 'boss' is not an e-mail address.",
	},
	'BCC no address': {
		given: withOptions({ copies: { bcc: 'archive' } }),
		says: "BCC: 'archive' is not an e-mail address.",
	},
	'reply-to no address': {
		given: withOptions({ email: { senderEmail: 'us' } }),
		says: "Reply-To Address: 'us' is not an e-mail address.",
	},
	'redirect no URL': {
		given: withOptions({ signing: { redirectUrl: 'example.com/thanks' } }),
		says: "Redirect URL: 'example.com/thanks' is not a web address. Enter one that starts with https://, without blanks.",
	},

	'redirect with blanks': {
		given: withOptions({ signing: { redirectUrl: 'https://example.com/thank you' } }),
		says: "Redirect URL: 'https://example.com/thank you' is not a web address. Enter one that starts with https://, without blanks.",
	},

	// Mail
	'mail without the link, whose braces n8n has eaten': {
		given: withOptions({
			email: { emailBody: '=Dear {{ "Anna" }}, <a href="{{ undefined }}">sign</a>' },
		}),
		says: 'Body: the link to sign is missing. Put [[signing_url]] into it, such as <a href="[[signing_url]]">Sign</a>: in an expression n8n takes {{signing_url}} for its own, and nothing is left of it.',
	},
	'variable that OpenSign has not': {
		given: withOptions({ email: { emailSubject: 'For {{signer_name}}' } }),
		says: "Subject: 'signer_name': OpenSign has no such variable. It has document_title, sender_name, sender_mail, sender_phone, receiver_name, receiver_email, receiver_phone, expiry_date, company_name, signing_url, note.",
	},

	// Days and order
	'a day that is over': {
		given: withOptions({ deadline: { completeBy: '2020-01-31' } }),
		says: `Deadline and Reminders: Complete By: 2020-01-31 is not after today, ${today()}. Enter a later day.`,
	},
	'a day and a number of days': {
		given: withOptions({ deadline: { completeBy: '2099-01-31', timeToCompleteDays: 3 } }),
		says: 'Deadline and Reminders: enter Complete By or Days to Complete, not both. Remove one.',
	},
	'0 days to complete': {
		given: withOptions({ deadline: { timeToCompleteDays: 0 } }),
		says: 'Days to Complete: 0 is not a whole number from 1.',
	},
	'half a day between reminders': {
		given: withOptions({ deadline: { remindOnceInEvery: 0.5 } }),
		says: 'Days Between Reminders: 0.5 is not a whole number from 1.',
	},
	'strict order without order': {
		given: withOptions({ signing: { sendInOrderStrict: true, sendInOrder: false } }),
		says: 'Block Out-of-Turn Signing needs One After Another, which is off. Turn it on, or remove Block Out-of-Turn Signing.',
	},

	// Prefilled fields
	'prefilled choice not among choices': {
		given: withPrefill(field('dropdown', plan)),
		says: "Prefilled Fields, field 1 (plan): the value 'gold' is not among the choices (basic, plus).",
	},
	'prefilled field without a value': {
		given: withPrefill(field('textbox', { ...customer, response: '={{ undefined }}' })),
		says: 'Prefilled Fields, field 1 (customer), Value: nothing was entered.',
	},
	'prefilled field on page 0': {
		given: withPrefill(field('textbox', { ...customer, page: 0 })),
		says: 'Prefilled Fields, field 1 (customer), Page: 0 is not a page. Count from 1, or from the end: -1 is the last.',
	},

	// The PDF
	'size option above what servers take': {
		given: withOptions({ maxFileMb: 101 }),
		says: 'Maximum PDF Size (MB): 101 is not a number from 1 to 100.',
	},
	'binary field of another name': {
		given: sendParameters({ binaryPropertyName: 'file' }),
		says: "PDF File: this item has no file 'file'. It has: data.",
	},
	'base64 that is none': {
		given: sendParameters({ pdfSource: 'base64', pdfBase64: '%PDF-1.7 …' }),
		says: 'PDF as Base64: the text is not base64. Pass the whole file as base64, or choose something else under PDF From.',
	},
	'base64 of a web page': {
		given: sendParameters({ pdfSource: 'base64', pdfBase64: btoa('<html>login</html>') }),
		says: 'PDF as Base64: the file is not a PDF (it does not start with %PDF-, but is a web page). Convert it to PDF first.',
	},
	'URL that is none': {
		given: sendParameters({ pdfSource: 'url', pdfUrl: 'contract.pdf' }),
		says: "PDF URL: 'contract.pdf' is not a web address. Enter one that starts with https://, without blanks.",
	},
};
