import type { IDataObject } from 'n8n-workflow';

import { request, type Context } from './request';

/** The account's one webhook. Without one, OpenSign answers 404 "User not found!" or, in version 1, an empty object. */
export async function readWebhookUrl(context: Context, i: number): Promise<string | undefined> {
	const { webhook } = await request<{ webhook?: string }>(context, {
		method: 'GET',
		path: '/webhook',
		itemIndex: i,
		accept: isNoneSet,
	});
	return webhook || undefined;
}

/** Overwrites whatever is there. "Already exists" (401) means that the wanted address is set. */
export async function setWebhookUrl(context: Context, i: number, url: string): Promise<void> {
	await request(context, {
		method: 'POST',
		path: '/webhook',
		body: { url },
		itemIndex: i,
		accept: (status, { error }) => status === 401 && /already exists/i.test(String(error)),
	});
}

/** Takes the address away. None set any more is what was wanted. */
export async function deleteWebhook(context: Context, i: number): Promise<void> {
	await request(context, {
		method: 'DELETE',
		path: '/webhook',
		itemIndex: i,
		accept: isNoneSet,
	});
}

const isNoneSet = (status: number, { error }: IDataObject) =>
	status === 404 && /user not found/i.test(String(error));
