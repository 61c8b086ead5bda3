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

/**
 * Overwrites whatever is there. Where OpenSign does not say that it has, it is asked which address stands: an answer can
 * be lost, or odd, although the request was carried out.
 */
export async function setWebhookUrl(context: Context, i: number, url: string): Promise<void> {
	try {
		await postWebhookUrl(context, i, url);
	} catch (error) {
		const failure = error as Error;
		if (!(await stands(context, i, url))) throw failure;
	}
}

/** "Already exists" (401) means that the wanted address is set. */
async function postWebhookUrl(context: Context, i: number, url: string): Promise<void> {
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

/** Whether it is known that this address is set. */
async function stands(context: Context, i: number, url: string): Promise<boolean> {
	try {
		return (await readWebhookUrl(context, i)) === url;
	} catch {
		return false;
	}
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

/** An address for people: without user, password, query and fragment, which may hold secrets of whoever has set it. */
export function shownUrl(address: string): string {
	if (!URL.canParse(address)) return 'another address';
	const { protocol, host, pathname } = new URL(address);
	return `${protocol}//${host}${pathname}`;
}
