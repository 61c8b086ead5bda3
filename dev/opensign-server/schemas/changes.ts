import { closed, flag, number, text, texts } from './schemaParts';

/** Bodies of what can be done besides sending; closed as in `schemas.ts`. */

export const documentUpdateBody = closed({
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
});

/** n8n's HTTP layer drops an empty object, so that a revoke without a reason comes without a body. */
export const revokeBody = { anyOf: [{ type: 'null' }, closed({ reason: text })] };

export const resendMailBody = closed(
	{ document_id: text, email: text, email_subject: text, email_body: text },
	['document_id', 'email'],
);

const contact = { name: text, email: text, phone: text, company: text, job_title: text };
export const createContactBody = closed(contact, ['name', 'email']);
export const updateContactBody = closed(contact);

export const folderBody = closed({ folderName: text, parentFolderId: text });

export const webhookBody = closed({ url: text }, ['url']);

const page = { type: 'string', pattern: '^\\d+$' };
export const pagedQuery = closed({ limit: page, skip: page });
export const folderListQuery = closed({ limit: page, skip: page, parentFolderId: text });
