import { record } from './answers/read';
import { readWebhook } from './answers/webhook';
import { readErrorText } from './explain';
import { request, type Context } from './request';

/** The account's one webhook. Without one, OpenSign answers 404 "User not found!" or, in version 1, an empty object. */
export async function readWebhookUrl(context: Context, i: number): Promise<string | undefined> {
	return await request(context, {
		method: 'GET',
		path: '/webhook',
		about: 'the webhook',
		read: (answer, status) => (status === 404 ? undefined : readWebhook(answer)),
		itemIndex: i,
		accept: isNoneSet,
	});
}

/** Overwrites whatever is there. "Already exists" (401) means that the wanted address is set. */
export async function setWebhookUrl(context: Context, i: number, url: string): Promise<void> {
	await request(context, {
		method: 'POST',
		path: '/webhook',
		body: { url },
		about: 'setting the webhook',
		read: (answer) => record(answer),
		itemIndex: i,
		accept: (status, body) => status === 401 && /already exists/i.test(readErrorText(body)),
	});
}

/** Takes the address away. None set any more is what was wanted. */
export async function deleteWebhook(context: Context, i: number): Promise<void> {
	await request(context, {
		method: 'DELETE',
		path: '/webhook',
		about: 'deleting the webhook',
		read: (answer) => record(answer),
		itemIndex: i,
		accept: isNoneSet,
	});
}

const isNoneSet = (status: number, body: unknown) =>
	status === 404 && /user not found/i.test(readErrorText(body));
