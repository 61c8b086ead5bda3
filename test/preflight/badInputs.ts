import type { IDataObject } from 'n8n-workflow';

import { place, sendParameters, signature, signer } from '../harness/world';

export interface BadInput {
	name: string;
	parameters: IDataObject;
	/** The whole message, word for word. */
	message: string;
}

const withSigner = (changes: IDataObject) =>
	sendParameters({ signers: { signer: [signer(changes)] } });
const withWidget = (...widgets: IDataObject[]) =>
	withSigner({ widgets: { widget: [signature, ...widgets] } });
const withOptions = (additionalOptions: IDataObject) => sendParameters({ additionalOptions });
const withJson = (signersJson: unknown) =>
	sendParameters({
		signersInput: 'json',
		signersJson: typeof signersJson === 'string' ? signersJson : JSON.stringify(signersJson),
	});
const person = (changes: IDataObject = {}) => ({
	name: 'Anna',
	email: 'anna@example.com',
	role: 'Tenant',
	widgets: [signature],
	...changes,
});

/** What this version of Node says about unreadable JSON. */
function jsonError(text: string): string {
	try {
		JSON.parse(text);
		return '';
	} catch (error) {
		return (error as Error).message;
	}
}

/** Mistakes in signers, fields and options: all can be seen without any request. */
export const BAD_INPUTS: BadInput[] = [
	{
		name: 'title left empty by an expression',
		parameters: sendParameters({ title: '={{ "" }}' }),
		message: 'Title: nothing was entered. Signers need a title to know what they sign.',
	},
	{
		name: 'no signers',
		parameters: sendParameters({ signers: {} }),
		message: 'Signers: there are none. Add at least one person who signs.',
	},
	{
		name: 'e-mail cut off',
		parameters: withSigner({ email: 'anna@' }),
		message: "Signer 1 (Tenant): 'anna@' is not an e-mail address.",
	},
	{
		name: 'e-mail without @',
		parameters: withSigner({ email: 'anna.example.com' }),
		message: "Signer 1 (Tenant): 'anna.example.com' is not an e-mail address.",
	},
	{
		name: 'two e-mails in one',
		parameters: withSigner({ email: 'a@example.com, b@example.com' }),
		message: "Signer 1 (Tenant): 'a@example.com, b@example.com' is not an e-mail address.",
	},
	{
		name: 'e-mail with two dots',
		parameters: withSigner({ email: 'anna@example..com' }),
		message: "Signer 1 (Tenant): 'anna@example..com' is not an e-mail address.",
	},
	{
		name: 'e-mail with its name',
		parameters: withSigner({ email: 'Anna <anna@example.com>' }),
		message: "Signer 1 (Tenant): 'Anna <anna@example.com>' is not an e-mail address.",
	},
	{
		name: 'no e-mail',
		parameters: withSigner({ email: '' }),
		message: 'Signer 1 (Tenant) has no e-mail address. Enter one.',
	},
	{
		name: 'same e-mail twice, letter case aside',
		parameters: sendParameters({
			signers: { signer: [signer(), signer({ role: 'Owner', email: 'Anna@Example.com' })] },
		}),
		message:
			"Signer 2 has the same e-mail address as signer 1 ('Anna@Example.com'). OpenSign needs a different address for each.",
	},
	{
		name: 'signer without signature',
		parameters: withSigner({ widgets: { widget: [{ type: 'date', ...place }] } }),
		message:
			'Signer 1 (Tenant) has no signature field. Add one, or change the task to Approve or View.',
	},
	{
		name: 'viewer with fields',
		parameters: sendParameters({
			signers: {
				signer: [
					signer(),
					signer({
						role: 'Boss',
						email: 'boss@example.com',
						signerRole: 'viewer',
						widgets: { widget: [{ type: 'date', ...place }] },
					}),
				],
			},
		}),
		message:
			'Signer 2 (Boss) only views the document and cannot have fields, but has 1. Remove them, or change the task to Sign.',
	},
	{
		name: 'approver with signature',
		parameters: withSigner({ signerRole: 'approver' }),
		message:
			'Signer 1 (Tenant) approves the document and cannot have a signature field. Remove it, or change the task to Sign.',
	},
	{
		name: 'only viewers',
		parameters: withSigner({ signerRole: 'viewer', widgets: {} }),
		message: 'Signers: nobody is asked to sign or approve. Add a person whose task is Sign.',
	},
	{
		name: 'access code with letters',
		parameters: withSigner({ details: { accessCode: 'abc123' } }),
		message:
			'Signer 1 (Tenant): the access code must consist of digits only. Change it to digits, or leave it empty for none.',
	},

	{
		name: 'page 0',
		parameters: withWidget({ ...signature, page: 0 }),
		message: 'Signer 1 (Tenant), field 2: page 0 does not exist. Pages are whole numbers from 1.',
	},
	{
		name: 'page 1.5',
		parameters: withWidget({ ...signature, page: 1.5 }),
		message: 'Signer 1 (Tenant), field 2: page 1.5 does not exist. Pages are whole numbers from 1.',
	},
	{
		name: 'width 0',
		parameters: withWidget({ ...signature, w: 0 }),
		message: 'Signer 1 (Tenant), field 2: Width is 0. It must be a number of points above 0.',
	},
	{
		name: 'height below 0',
		parameters: withWidget({ ...signature, h: -20 }),
		message: 'Signer 1 (Tenant), field 2: Height is -20. It must be a number of points above 0.',
	},
	{
		name: 'x below 0',
		parameters: withWidget({ ...signature, x: -1 }),
		message: 'Signer 1 (Tenant), field 2: X is -1. It must be a number of points from 0.',
	},
	{
		name: 'two fields of one name',
		parameters: withWidget(
			{ type: 'date', name: 'day', ...place },
			{ type: 'textbox', name: 'day', ...place },
		),
		message: "The field name 'day' is used 2 times. Give every field a name of its own.",
	},
	{
		name: 'date with default and signing date',
		parameters: withWidget({
			type: 'date',
			name: 'day',
			...place,
			options: { signingDate: true, defaultValue: '2026-01-31' },
		}),
		message:
			'Signer 1 (Tenant), field 2 (day): a date can have a default value or the signing date, not both. Remove one.',
	},
	{
		name: 'dropdown without choices',
		parameters: withWidget({ type: 'dropdown', name: 'size', ...place }),
		message:
			'Signer 1 (Tenant), field 2 (size): a dropdown field needs choices. Enter at least one.',
	},
	{
		name: 'dropdown default not among choices',
		parameters: withWidget({
			type: 'dropdown',
			name: 'size',
			...place,
			options: { choices: 'S, M', defaultValue: 'L' },
		}),
		message: "Signer 1 (Tenant), field 2 (size): the default 'L' is not among the choices (S, M).",
	},
	{
		name: 'radio default not among choices',
		parameters: withWidget({
			type: 'radio button',
			name: 'pet',
			...place,
			options: { choices: 'cat\ndog', defaultValue: 'cow' },
		}),
		message:
			"Signer 1 (Tenant), field 2 (pet): the default 'cow' is not among the choices (cat, dog).",
	},
	{
		name: 'checkbox default not among choices',
		parameters: withWidget({
			type: 'checkbox',
			name: 'extras',
			...place,
			options: { choices: 'sauna, pool', defaultChoices: 'pool, gym' },
		}),
		message:
			"Signer 1 (Tenant), field 2 (extras): the default 'gym' is not among the choices (sauna, pool).",
	},
	{
		name: 'formula with an unknown field',
		parameters: withWidget(
			{ type: 'number', name: 'rate', ...place },
			{ type: 'number', name: 'total', ...place, options: { formula: '{{rate}} * {{months}}' } },
		),
		message:
			"The formula of the field 'total' uses 'months', which is not another number field. There are: rate.",
	},
	{
		name: 'formula with itself',
		parameters: withWidget({
			type: 'number',
			name: 'total',
			...place,
			options: { formula: '{{total}} + 1' },
		}),
		message:
			"The formula of the field 'total' uses 'total', which is not another number field. There is no other number field.",
	},

	{
		name: 'signers no JSON',
		parameters: withJson('={{ "[{" }}'),
		message: `Signers (JSON): this is not valid JSON (${jsonError('[{')}).`,
	},
	{
		name: 'signers no array',
		parameters: withJson({ email: 'a@example.com' }),
		message: 'Signers (JSON): this is not an array. Enter a list of signers in square brackets.',
	},
	{
		name: 'signer no object',
		parameters: withJson(['anna@example.com']),
		message:
			'Signer 1: "anna@example.com" is not a signer. It must be an object with name, email and widgets.',
	},
	{
		name: 'signer null',
		parameters: withJson([null, person()]),
		message: 'Signer 1: null is not a signer. It must be an object with name, email and widgets.',
	},
	{
		name: 'field null',
		parameters: withJson([person({ widgets: [signature, null] })]),
		message:
			'Signer 1 (Tenant), field 2: null is not a field. It must be an object with type, page, x, y, w and h.',
	},
	{
		name: 'fields no list',
		parameters: withJson([person({ widgets: 'signature' })]),
		message: 'Signer 1 (Tenant): widgets is not a list of fields.',
	},
	{
		name: 'signer with an unknown key',
		parameters: withJson([person({ e_mail: 'x' })]),
		message:
			'Signer 1 (Tenant): e_mail is unknown. A signer has role, email, name, phone, company, job_title, signer_role, access_code, widgets.',
	},
	{
		name: 'unknown task',
		parameters: withJson([person({ signer_role: 'witness' })]),
		message: "Signer 1 (Tenant): 'witness' is not a task. Use one of: signer, viewer, approver.",
	},
	{
		name: 'unknown field type',
		parameters: withJson([person({ widgets: [signature, { ...signature, type: 'autograph' }] })]),
		message:
			'Signer 1 (Tenant), field 2: the type "autograph" is unknown. Use one of: attachments, cells, checkbox, company, date, dropdown, email, image, initials, job title, name, number, radio button, signature, stamp, textbox.',
	},
	{
		name: 'field with an unknown key',
		parameters: withJson([person({ widgets: [{ ...signature, width: 10 }] })]),
		message:
			'Signer 1 (Tenant), field 1: width is unknown. A field has type, page, x, y, w, h, options.',
	},
	{
		name: 'option that the type has not',
		parameters: withJson([person({ widgets: [{ ...signature, options: { decimalplaces: 2 } }] })]),
		message:
			'Signer 1 (Tenant), field 1: a signature field has no option decimalplaces. It has name, hint.',
	},
	{
		name: 'x as text',
		parameters: withJson([person({ widgets: [{ ...signature, x: '72' }] })]),
		message: 'Signer 1 (Tenant), field 1: X is "72". It must be a number of points from 0.',
	},
	{
		name: 'pasted fields unreadable',
		parameters: withSigner({ widgetsInput: 'json', widgetsJson: 'page 1' }),
		message: `Signer 1: Fields (JSON) cannot be read (${jsonError('page 1')}). Paste the lines that OpenSign's debug page copies, or a JSON array.`,
	},

	{
		name: 'CC no address',
		parameters: withOptions({ copies: { cc: 'boss@example.com, boss' } }),
		message: "CC: 'boss' is not an e-mail address.",
	},
	{
		name: 'BCC no address',
		parameters: withOptions({ copies: { bcc: 'archive' } }),
		message: "BCC: 'archive' is not an e-mail address.",
	},
	{
		name: 'reply-to no address',
		parameters: withOptions({ email: { senderEmail: 'us' } }),
		message: "Reply-To Address: 'us' is not an e-mail address.",
	},
	{
		name: '0 days to complete',
		parameters: withOptions({ deadline: { timeToCompleteDays: 0 } }),
		message: 'Days to Complete: 0 is not a number of days. Enter a whole number from 1.',
	},
	{
		name: 'half a day between reminders',
		parameters: withOptions({ deadline: { remindOnceInEvery: 0.5 } }),
		message: 'Days Between Reminders: 0.5 is not a number of days. Enter a whole number from 1.',
	},
	{
		name: 'redirect no URL',
		parameters: withOptions({ signing: { redirectUrl: 'example.com/thanks' } }),
		message:
			"Redirect URL: 'example.com/thanks' is not a web address. Enter one that starts with https://.",
	},
	{
		name: 'strict order without order',
		parameters: withOptions({ signing: { sendInOrderStrict: true, sendInOrder: false } }),
		message:
			'Block Out-of-Turn Signing needs One After Another, which is off. Turn it on, or remove Block Out-of-Turn Signing.',
	},
	{
		name: 'prefilled choice not among choices',
		parameters: withOptions({
			prefill: {
				widget: [
					{ type: 'dropdown', name: 'plan', response: 'gold', values: 'basic, plus', ...place },
				],
			},
		}),
		message:
			"Prefilled Fields, field 1 (plan): the value 'gold' is not among the choices (basic, plus).",
	},
	{
		name: 'prefilled field on page 0',
		parameters: withOptions({
			prefill: {
				widget: [{ type: 'textbox', name: 'customer', response: 'Anna', ...place, page: 0 }],
			},
		}),
		message:
			'Prefilled Fields, field 1 (customer): page 0 does not exist. Pages are whole numbers from 1.',
	},
	{
		name: 'size option above what servers take',
		parameters: withOptions({ maxFileMb: 101 }),
		message:
			"Maximum PDF Size: 101 is not possible. OpenSign's servers take at most 100 MB: enter a number from 1 to 100.",
	},

	{
		name: 'binary field of another name',
		parameters: sendParameters({ binaryPropertyName: 'file' }),
		message: "Input Binary Field: this item has no binary field 'file'. It has: data.",
	},
	{
		name: 'base64 that is none',
		parameters: sendParameters({ pdfSource: 'base64', pdfBase64: '%PDF-1.7 …' }),
		message:
			'PDF as Base64: the text is not base64. Pass the whole file as base64, or choose another PDF source.',
	},
	{
		name: 'base64 of a web page',
		parameters: sendParameters({
			pdfSource: 'base64',
			pdfBase64: Buffer.from('<html>login</html>').toString('base64'),
		}),
		message:
			'PDF as Base64: the file is not a PDF (it does not start with %PDF-, but with a web page). Convert it to PDF first.',
	},
	{
		name: 'URL that is none',
		parameters: sendParameters({ pdfSource: 'url', pdfUrl: 'contract.pdf' }),
		message: "PDF URL: 'contract.pdf' is not a web address. Enter one that starts with https://.",
	},
];
