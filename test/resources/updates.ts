import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';

type Row = [input: string, given: unknown, property: string, sent: unknown];

/** What documents and templates can both change: the input and its value, the API's property and what it gets. */
const rows = (folderId: string): Row[] => [
	['title', 'New', 'name', 'New'],
	['allowModifications', true, 'allow_modifications', true],
	['autoReminder', true, 'auto_reminder', true],
	['bcc', 'a@example.com', 'bcc', ['a@example.com']],
	['cc', 'b@example.com', 'cc', ['b@example.com']],
	['description', 'D', 'description', 'D'],
	['enableOtp', true, 'enableOTP', true],
	['enableTour', true, 'enableTour', true],
	['folderId', locator(folderId), 'folderId', folderId],
	['note', 'N', 'note', 'N'],
	['notifyOnSignatures', true, 'notify_on_signatures', true],
	['penColors', ['red'], 'pen_colors', ['red']],
	['redirectUrl', 'https://example.com', 'redirect_url', 'https://example.com'],
	['remindOnceInEvery', 2, 'remind_once_in_every', 2],
	['sendInOrderStrict', true, 'send_in_order_strict', true],
];

/** Every field that can change, as it is entered and as it must arrive. */
export const everyUpdate = (folderId: string) => ({
	given: Object.fromEntries(rows(folderId).map(([input, given]) => [input, given])) as IDataObject,
	sent: Object.fromEntries(rows(folderId).map(([, , property, sent]) => [property, sent])),
});
