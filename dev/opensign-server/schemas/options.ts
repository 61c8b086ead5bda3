import { flag, number, omit, text, texts, type Properties } from './parts';

/** What every upload has. */
export const upload: Properties = { file: text, title: text, note: text, description: text };

/** The options that uploads and templates share. */
export const sendOptions: Properties = {
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

export const templateOptions = omit(
	sendOptions,
	'folderId',
	'email_subject',
	'email_body',
	'send_email',
);

export const selfSignOptions = omit(
	sendOptions,
	'allow_modifications',
	'allow_offline_sign',
	'enableOTP',
	'send_in_order_strict',
	'sendInOrder',
	'auto_reminder',
	'remind_once_in_every',
);

/** What documents and templates let change once they are there. */
export const updateOptions: Properties = {
	name: text,
	note: text,
	description: text,
	folderId: text,
	enableOTP: flag,
	enableTour: flag,
	allow_modifications: flag,
	send_in_order_strict: flag,
	redirect_url: text,
	auto_reminder: flag,
	remind_once_in_every: number,
	notify_on_signatures: flag,
	pen_colors: texts,
	bcc: texts,
	cc: texts,
};
