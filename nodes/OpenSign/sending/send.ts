import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { isRecord } from '../core/inputs';
import type { Call, OperationResult } from '../core/registry';
import { signerLabel } from '../inputs/signers';
import { sameAddress } from '../opensign/address';
import { toSigningLinks } from '../opensign/output';
import type { CreateAnswer } from '../opensign/shapes';
import { requestOnce, type Creation } from './create';

/** A document that is ready to be sent. */
export interface Send extends Creation {
	/** Who was asked to sign, in the order of the body. */
	signers: Array<{ role?: string; email?: string }>;
	includeRawResponse: boolean;
}

/**
 * The request that costs a credit and mails people: once per item, then a look at what came of it.
 *
 * @throws NodeApiError when OpenSign refused, when the outcome is unknown, or when it dropped a signer
 */
export async function send(call: Call, document: Send): Promise<OperationResult> {
	const { title, includeRawResponse } = document;
	const { id, answer } = await requestOnce(call, document);
	const links = readLinks(answer);
	checkNobodyDropped(call, id, document, links);
	const json: IDataObject = { documentId: id, title, signingLinks: toSigningLinks(links) };
	if (includeRawResponse) json.rawResponse = answer;
	return { json };
}

type Links = NonNullable<CreateAnswer['signurl']>;

function readLinks({ signurl }: IDataObject): Links {
	const entries = Array.isArray(signurl) ? signurl.filter(isRecord) : [];
	return entries.map(({ email, url }) => ({ email: String(email), url: String(url) }));
}

/** OpenSign answers 200 and leaves a signer out when it cannot use their address or phone number. */
function checkNobodyDropped(
	{ context, i }: Call,
	id: string,
	{ title, signers }: Send,
	links: Links,
): void {
	const dropped = signers
		.map(({ role, email = '' }, k) => ({ label: signerLabel(k, role), email }))
		.filter(({ email }) => !links.some((link) => sameAddress(link.email, email)));
	if (dropped.length === 0) return;
	const who = dropped.map(({ label, email }) => `${label}, ${email}`).join('; ');
	throw apiError(
		context.getNode(),
		i,
		`OpenSign created the document '${title}' (${id}) but left out ${who}.`,
		`The document ${id} is out and waits for the others only. OpenSign does this silently when an address differs from one in its contact book by letter case, or when a phone number is not accepted. Revoke the document, correct the signer, and send again.`,
	);
}
