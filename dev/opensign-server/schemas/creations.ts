import { closed, flag, number, text, texts, type Schema } from './schemaParts';

/**
 * What OpenSign's API v1.2 takes, as JSON schemas. Every level is closed: a property that the specification does not
 * know fails the test that sent it. Where the real server swallows a wrong value (a numeric phone, a bad address), the
 * schema is as lenient as the server, which then drops the signer.
 */
const anything = {};

const COLOR = { enum: ['black', 'blue', 'red', 'yellow'] };
const FONT_SIZE = { enum: [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28] };
const DATE_FORMAT = {
	enum: [
		'mm/dd/yyyy',
		'dd-mm-yyyy',
		'yyyy-mm-dd',
		'mm.dd.yyyy',
		'mm-dd-yyyy',
		'mmm dd, yyyy',
		'mmmm dd, yyyy',
		'dd mmm, yyyy',
		'dd mmmm, yyy',
		'dd/mm/yyyy',
		'dd.mm.yyyy',
	],
};
const LAYOUT = { enum: ['vertical', 'horizontal'] };

const looks = { color: COLOR, fontsize: FONT_SIZE };
const named = { name: text, required: flag };
const hinted = { ...named, hint: text };
const line = { ...hinted, ...looks, hide_text_with_asterisks: flag };

/** The options of each type of widget. */
const WIDGET_OPTIONS: Record<string, Record<string, Schema>> = {
	signature: { name: text, hint: text },
	stamp: hinted,
	initials: hinted,
	image: hinted,
	attachments: hinted,
	email: line,
	name: line,
	'job title': line,
	company: line,
	date: {
		...hinted,
		...looks,
		default: text,
		format: DATE_FORMAT,
		min_date: text,
		max_date: text,
		readonly: flag,
		signing_date: flag,
	},
	textbox: { ...line, readonly: flag, default: text, regularexpression: text },
	checkbox: {
		...named,
		...looks,
		values: texts,
		selectedvalues: texts,
		readonly: flag,
		hidelabel: flag,
		layout: LAYOUT,
		validation: closed({ minselections: number, maxselections: number }),
	},
	dropdown: { ...named, ...looks, values: texts, default: text, readonly: flag },
	'radio button': {
		...named,
		...looks,
		values: texts,
		default: text,
		readonly: flag,
		layout: LAYOUT,
	},
	number: { ...line, readonly: flag, default: number, formula: text, decimalplaces: number },
	cells: { ...line, readonly: flag, cell_count: number, default: text, regularexpression: text },
};

/** What the document's maker can write into it beforehand. The dropdown is known from templates. */
const PREFILL_OPTIONS: Record<string, Record<string, Schema>> = {
	textbox: { ...named, ...looks, response: text },
	date: { ...named, ...looks, response: text, format: DATE_FORMAT },
	checkbox: { ...named, ...looks, values: texts, response: texts, hidelabel: flag },
	'radio button': { ...named, ...looks, values: texts, response: text, hidelabel: flag },
	dropdown: { ...named, ...looks, values: texts, response: text },
	image: { ...named, response: text },
};

const widget = (options: Record<string, Record<string, Schema>>): Schema => ({
	type: 'object',
	required: ['type', 'page', 'x', 'y', 'w', 'h'],
	additionalProperties: false,
	properties: {
		type: { enum: Object.keys(options) },
		page: number,
		x: number,
		y: number,
		w: number,
		h: number,
		options: { type: 'object' },
	},
	allOf: Object.entries(options).map(([type, known]) => ({
		if: { properties: { type: { const: type } } },
		then: { properties: { options: closed(known) } },
	})),
});

/** `email` and `phone` are lenient: the server takes what it cannot use and drops the signer. */
const person = {
	role: text,
	email: anything,
	name: text,
	phone: anything,
	company: text,
	job_title: text,
	signer_role: { enum: ['signer', 'viewer', 'approver'] },
	access_code: text,
};

/** The options that uploads and templates share. */
const sendOptions = {
	folderId: text,
	send_email: flag,
	email_subject: text,
	email_body: text,
	sendInOrder: flag,
	send_in_order_strict: flag,
	allow_offline_sign: flag,
	timeToCompleteDays: number,
	enableOTP: flag,
	enableTour: flag,
	redirect_url: text,
	sender_name: text,
	sender_email: text,
	allow_modifications: flag,
	auto_reminder: flag,
	remind_once_in_every: number,
	merge_certificate: flag,
	notify_on_signatures: flag,
	pen_colors: texts,
	bcc: texts,
	cc: texts,
	file_password: text,
};

export const createDocumentBody = closed(
	{
		...sendOptions,
		file: text,
		title: text,
		note: text,
		description: text,
		signers: {
			type: 'array',
			items: closed({ ...person, widgets: { type: 'array', items: widget(WIDGET_OPTIONS) } }),
		},
		prefill: closed({ widgets: { type: 'array', items: widget(PREFILL_OPTIONS) } }),
	},
	['file', 'title', 'signers'],
);

const omit = <T extends object>(properties: T, ...names: Array<keyof T>) =>
	Object.fromEntries(
		Object.entries(properties).filter(([name]) => !names.includes(name as keyof T)),
	) as Record<string, Schema>;

const templateOptions = omit(sendOptions, 'folderId', 'email_subject', 'email_body', 'send_email');
const selfSignOptions = omit(
	sendOptions,
	'allow_modifications',
	'allow_offline_sign',
	'enableOTP',
	'send_in_order_strict',
	'sendInOrder',
	'auto_reminder',
	'remind_once_in_every',
);
const self = omit(person, 'access_code', 'signer_role');

const upload = { file: text, title: text, note: text, description: text };
const widgets = { type: 'array', items: widget(WIDGET_OPTIONS) };
const signers = { type: 'array', items: closed({ ...person, widgets }) };
const prefill = closed({ widgets: { type: 'array', items: widget(PREFILL_OPTIONS) } });

export const draftDocumentBody = closed(
	{ ...sendOptions, ...upload, signers, prefill, hide_signer_signing_links: flag },
	['file', 'title'],
);
export const selfSignBody = closed(
	{ ...selfSignOptions, ...upload, signer: closed({ ...self, widgets }) },
	['file', 'title'],
);
export const createTemplateBody = closed({ ...templateOptions, ...upload, signers, prefill }, [
	'file',
	'title',
	'signers',
]);
export const updateTemplateBody = closed({
	name: text,
	note: text,
	description: text,
	folderId: text,
	enableOTP: flag,
	enableTour: flag,
	allow_modifications: flag,
	send_in_order_strict: flag,
	file: text,
	file_password: text,
	redirect_url: text,
	auto_reminder: flag,
	remind_once_in_every: number,
	notify_on_signatures: flag,
	pen_colors: texts,
	bcc: texts,
	cc: texts,
});

const value = { anyOf: [text, number, texts] };

export const createFromTemplateBody = closed(
	{
		...sendOptions,
		file: text,
		title: text,
		signers: {
			type: 'array',
			items: closed({
				...person,
				widgets: {
					type: 'array',
					items: closed(
						{
							name: text,
							readonly: flag,
							default: value,
							hint: text,
							hide_text_with_asterisks: flag,
							min_date: text,
							max_date: text,
							signing_date: flag,
							formula: text,
							decimalplaces: number,
							cell_count: number,
						},
						['name'],
					),
				},
			}),
		},
		prefill: closed({
			widgets: {
				type: 'array',
				items: closed({ name: text, response: value }, ['name', 'response']),
			},
		}),
	},
	['signers'],
);
