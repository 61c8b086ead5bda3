import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { request } from './request';

/** The account's one webhook. Without one, OpenSign answers 404 "User not found!" or, in version 1, an empty object. */
export async function readWebhookUrl(context: IExecuteFunctions, i: number): Promise<string | undefined> {
	const { webhook } = await request<{ webhook?: string }>(context, { method: 'GET', path: '/webhook', itemIndex: i, accept: isNoneSet });
	return webhook || undefined;
}

/** Overwrites whatever is there. "Already exists" (401) means that the wanted address is set. */
export async function setWebhookUrl(context: IExecuteFunctions, i: number, url: string): Promise<void> {
	await request<IDataObject>(context, { method: 'POST', path: '/webhook', body: { url }, itemIndex: i, accept: (status, { error }) => status === 401 && /already exists/i.test(String(error)) });
}

export async function deleteWebhook(context: IExecuteFunctions, i: number): Promise<void> {
	await request<IDataObject>(context, { method: 'DELETE', path: '/webhook', itemIndex: i });
}

const isNoneSet = (status: number, { error }: IDataObject) => status === 404 && /user not found/i.test(String(error));
