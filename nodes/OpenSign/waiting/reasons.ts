/**
 * Why documents were declined. OpenSign says it in its event only, so the trigger that gets the event hands it on. Others
 * may call the address as well: what is handed on is signed with the API token, which the trigger and the node both have.
 */
import { createHmac, timingSafeEqual } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../core/inputs';

/** The reasons that have come to this process, by document; those that came last at the end. */
const reasons = new Map<string, string>();
const MOST_REASONS = 1000;

/** What a trigger sends with its call; nothing where there is no reason. */
export async function toMessage(
	context: IWebhookFunctions,
	documentId: string,
	reason: string | undefined,
): Promise<IDataObject> {
	if (reason === undefined) return {};
	return { documentId, reason, proof: await proofOf(context, documentId, reason) };
}

/** Notes the reason that a call brings, if it is a trigger's. */
export async function takeMessage(context: IWebhookFunctions): Promise<void> {
	const body = context.getBodyData() as unknown;
	const { documentId, reason, proof } = isRecord(body) ? body : {};
	if (typeof documentId !== 'string' || typeof reason !== 'string') return;
	const right = await proofOf(context, documentId, reason);
	if (typeof proof !== 'string' || !isSame(proof, right)) return;
	reasons.delete(documentId);
	reasons.set(documentId, reason);
	const [oldest] = reasons.keys();
	if (reasons.size > MOST_REASONS) reasons.delete(oldest);
}

export const reasonOf = (documentId: string): string | undefined => reasons.get(documentId);

async function proofOf(context: IWebhookFunctions, documentId: string, reason: string) {
	const { apiToken } = await context.getCredentials<{ apiToken: string }>('openSignApi');
	return createHmac('sha256', apiToken)
		.update(JSON.stringify([documentId, reason]))
		.digest('hex');
}

/** By their bytes: of as many letters as one has, others have more. */
function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
