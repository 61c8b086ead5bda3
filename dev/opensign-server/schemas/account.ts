import { closed, text } from './parts';

/** Contacts, folders, the webhook, and how lists are asked for. */

const contact = { name: text, email: text, phone: text, company: text, job_title: text };
export const createContactBody = closed(contact, ['name', 'email']);
export const updateContactBody = closed(contact);

export const folderBody = closed({ folderName: text, parentFolderId: text });

export const webhookBody = closed({ url: text }, ['url']);

const wholeNumber = { type: 'string', pattern: '^\\d+$' };
export const pagedQuery = closed({ limit: wholeNumber, skip: wholeNumber });
export const folderListQuery = closed({
	limit: wholeNumber,
	skip: wholeNumber,
	parentFolderId: text,
});
