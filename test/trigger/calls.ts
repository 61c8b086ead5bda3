import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { Environment, Fault } from '../../dev/opensign-server';
import { BAD_GATEWAY } from '../builders';
import type { World } from '../harness/world';

export const KEY = 'security-key';
export const PEOPLE = [
	{ email: 'anna@example.com', name: 'Anna' },
	{ email: 'bert@example.com', name: 'Bert' },
];
const ALL = ['completed', 'created', 'declined', 'signed', 'viewed'];

/** The trigger of all events, with a credential of this security key; none if it is empty. */
export const openSignTrigger = (
	world: World,
	parameters: IDataObject = {},
	webhookSecurityKey = KEY,
) =>
	world.engine.trigger(
		'openSignTrigger',
		{ events: ALL, ...parameters },
		world.credential('selfHosted', { webhookSecurityKey }),
	);
export type Trigger = ReturnType<typeof openSignTrigger>;

export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/** A date as OpenSign's service writes it, in whole seconds of India's time. */
export const written = (msAgo = 0, zone = 'IST') =>
	new Date(Date.now() - msAgo + 5.5 * HOUR_MS).toUTCString().replace('GMT', zone);

/** Lets a route fail however often it is asked, until what comes back is called. */
export function breakDown(
	environment: Environment,
	route: string,
	fault: Omit<Fault, 'route'> = BAD_GATEWAY.fault,
): () => void {
	environment.failNext({ ...fault, route, times: Infinity });
	return () => environment.clearFaults();
}

/** A body of OpenSign's: Anna has viewed a document. */
export const event = (changes: IDataObject = {}): IDataObject => ({
	event: 'viewed',
	type: 'request-sign',
	objectId: 'aB3dE5gH1j',
	file: 'https://example.com/f.pdf',
	name: 'Rent',
	note: 'N',
	description: '',
	signers: PEOPLE,
	viewedBy: 'anna@example.com',
	viewedAt: written(),
	createdAt: written(HOUR_MS),
	...changes,
});

export const toBody = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/** The headers that OpenSign signs this body with. */
export const signed = (body: Buffer, key = KEY): Record<string, string> => ({
	'x-webhook-signature': createHmac('sha256', key).update(body).digest('hex'),
});

/** Calls the trigger with this content, rightly signed. */
export async function callSigned(trigger: Trigger, content: unknown) {
	const body = toBody(content);
	return await trigger.call(body, signed(body));
}

/** Calls the trigger with this content, without a signature. */
export const callUnsigned = async (trigger: Trigger, content: unknown) =>
	await trigger.call(toBody(content));
