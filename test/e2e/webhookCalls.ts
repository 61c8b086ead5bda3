/** Calls to the OpenSign Trigger's address: genuine ones, and all kinds that must start nothing. */
import { createHmac } from 'node:crypto';

export const KEY = 'whk_of_this_test';
/** In each hostile body: nothing of one may get into the log. */
export const MARKER = 'hostile-body-marker';

export interface Call {
	body: string;
	signature?: string;
	type?: string;
}

const signatureOf = (body: string, key = KEY) =>
	createHmac('sha256', key).update(body).digest('hex');
export const signed = (body: string): Call => ({ body, signature: signatureOf(body) });
export const toId = (k: number) => `Document${String(k).padStart(5, '0')}`;

const HOUR_MS = 60 * 60 * 1000;
const LOADED = Date.now();

/** An event in OpenSign's form. */
export const eventOf = (objectId: string, more: object = {}) =>
	JSON.stringify({
		event: 'created',
		type: 'request-sign',
		objectId,
		name: MARKER,
		note: '',
		signers: [{ name: 'Anna Example', email: 'anna@example.com', phone: '' }],
		createdAt: new Date(LOADED).toISOString(),
		...more,
	});

export const GENUINE = eventOf('Genuine001');

/** What must start nothing, and what it is answered with. Each is sent equally often, about a document of its own. */
export const hostile: Array<{ what: string; status: number; call: (id: string) => Call }> = [
	{ what: 'no signature', status: 401, call: (id) => ({ body: eventOf(id) }) },
	{
		what: 'a signature under another key',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(eventOf(id), 'whk_of_another') }),
	},
	{
		what: 'a body altered after it was signed',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(GENUINE) }),
	},
	{
		what: 'white space added to a signed body',
		status: 401,
		call: (id) => ({ body: `${eventOf(id)} `, signature: signatureOf(eventOf(id)) }),
	},
	{
		what: 'a signature too short',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: signatureOf(eventOf(id)).slice(2) }),
	},
	{
		what: 'a signature too long',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: `${signatureOf(eventOf(id))}00` }),
	},
	{
		what: 'a signature that is no hex',
		status: 401,
		call: (id) => ({ body: eventOf(id), signature: 'z'.repeat(64) }),
	},
	{
		what: 'a signature as base64',
		status: 401,
		call: (id) => ({
			body: eventOf(id),
			signature: Buffer.from(signatureOf(eventOf(id)), 'hex').toString('base64'),
		}),
	},
	{ what: 'a replay', status: 200, call: () => signed(GENUINE) },
	...[25, 400 * 24].map((hours) => ({
		what: `what a document has had ${hours} hours ago`,
		status: 200,
		call: (id: string) =>
			signed(eventOf(id, { createdAt: new Date(LOADED - hours * HOUR_MS).toISOString() })),
	})),
	{
		what: 'an unknown event',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'exploded' })),
	},
	{
		what: 'an event named as a member of every object',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'constructor' })),
	},
	{
		what: 'an event that was not asked for',
		status: 200,
		call: (id) => signed(eventOf(id, { event: 'viewed' })),
	},
	{
		what: 'no JSON, which n8n itself refuses',
		status: 422,
		call: (id) => signed(`{"event":"created","objectId":"${id}","${MARKER}`),
	},
	{
		what: 'no JSON, sent as text',
		status: 400,
		call: (id) => ({ ...signed(`${MARKER} ${id}`), type: 'text/plain' }),
	},
	{ what: 'an array', status: 400, call: (id) => signed(`[${eventOf(id)}]`) },
	{
		what: 'a document ID of another type',
		status: 400,
		call: () => signed(eventOf(MARKER, { objectId: { $ne: MARKER } })),
	},
	{
		what: 'a document ID with a path in it',
		status: 400,
		call: () => signed(eventOf('../../contactlist')),
	},
	{
		what: 'signers of another type',
		status: 400,
		call: (id) => signed(eventOf(id, { signers: { length: 1e9, 0: MARKER } })),
	},
	{
		what: '__proto__ in place of an event',
		status: 400,
		call: (id) => signed(`{"__proto__":${eventOf(id)}}`),
	},
	{
		what: 'a body of 2 MB',
		status: 413,
		call: (id) => signed(eventOf(id, { note: 'x'.repeat(2 * 1024 * 1024) })),
	},
];

/** @returns the HTTP status */
export async function post(
	url: string,
	{ body, signature, type = 'application/json' }: Call,
): Promise<number> {
	const response = await fetch(url, {
		method: 'POST',
		body,
		headers: {
			'content-type': type,
			...(signature === undefined ? {} : { 'x-webhook-signature': signature }),
		},
	});
	await response.arrayBuffer();
	return response.status;
}
