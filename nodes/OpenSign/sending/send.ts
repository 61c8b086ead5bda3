import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../core/errors';
import type { Call, OperationResult } from '../core/registry';
import { signerLabel } from '../inputs/signers';
import { sameAddress } from '../opensign/address';
import { readSigningLinks, type SigningLink } from '../opensign/answers/creation';
import { toDocument, toSigningLinks } from '../opensign/output';
import type { OpenSignDocument, Recipient, Template } from '../opensign/shapes';
import { requestOnce, type Creation } from './create';
import type { Layout } from './layOut';
import type { Made } from './sendOnce';

/** A document that is ready to be sent. */
export interface Send extends Creation {
	/** Who was asked to sign, in the order of the body. */
	signers: Recipient[];
	/** The template that it is made from. */
	templateId?: string;
	template?: Template;
	layout: Layout;
	includeRawResponse: boolean;
}

/**
 * The request that costs a credit and mails people: once per item, then a look at what came of it.
 *
 * @throws NodeApiError when OpenSign refused, when the outcome is unknown, or when it dropped a signer
 */
export async function send(call: Call, document: Send): Promise<OperationResult> {
	const made = await requestOnce(call, document);
	if (made.json) return { json: made.json };
	const { id, answer, warnings, recovered } = made;
	const links = readLinks(call, made, document.title);
	checkNobodyDropped(call, id, document, links);
	const json = toSentDocument(id, document, links);
	if (warnings.length > 0) json.warnings = warnings;
	if (recovered) json.recovered = true;
	if (document.includeRawResponse) json.rawResponse = answer;
	return { json };
}

/** A document as Get puts it out, as far as it is known without asking. */
function toSentDocument(id: string, document: Send, links: SigningLink[]): IDataObject {
	const { title, body, signers, templateId } = document;
	// A template may name people whom nobody has named here.
	const others = links.filter(({ email }) => !signers.some((one) => sameAddress(one.email, email)));
	const sent: Omit<OpenSignDocument, 'raw'> = {
		objectId: id,
		title,
		status: 'in-progress',
		signers: [
			...signers.map((one) => asMailed(one, links)),
			...others.map(({ email }) => ({ email })),
		],
		audit_trail: [],
		certificate: '',
		note: toText(body.note),
		templateId,
	};
	const json = toDocument(sent, links);
	json.folderId = body.folderId ?? null;
	return { ...json, expiresAt: expiryOf(document), signingLinks: toSigningLinks(links) };
}

/** The address as OpenSign has it, where it answers with it. */
function asMailed(signer: Recipient, links: SigningLink[]): Recipient {
	const link = links.find(({ email }) => sameAddress(email, signer.email));
	return { ...signer, email: link?.email ?? signer.email };
}

/** OpenSign's own deadline where none is given, in days (its API documentation, `timeToCompleteDays`). */
export const USUAL_DAYS = 15;

/** When it expires, ISO 8601; null where only the template says. */
function expiryOf({ body, templateId }: Send): string | null {
	const days = body.timeToCompleteDays ?? (templateId === undefined ? USUAL_DAYS : undefined);
	return typeof days === 'number' ? DateTime.utc().plus({ days }).toISO() : null;
}

const toText = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** @throws NodeApiError that names the document, which is out, where OpenSign does not say for whom */
function readLinks({ context, i }: Call, { id, answer }: Made, title: string): SigningLink[] {
	try {
		return readSigningLinks(answer);
	} catch (error) {
		const { message } = error as Error;
		throw apiError(
			context.getNode(),
			i,
			`OpenSign created the document '${title}' (${id}), but its answer does not tell who got it: ${message}.`,
			`The document ${id} is out. Look at its signers with Document → Get before you send again.`,
		);
	}
}

/** OpenSign answers 200 and leaves a signer out when it cannot use their address or phone number. */
function checkNobodyDropped(
	{ context, i }: Call,
	id: string,
	{ title, signers }: Send,
	links: SigningLink[],
): void {
	const dropped = signers
		.map(({ role, email = '' }, k) => ({ label: signerLabel(k, role), email }))
		.filter(({ email }) => !links.some((link) => sameAddress(link.email, email)));
	if (dropped.length === 0) return;
	const who = dropped.map(({ label, email }) => `${label}, ${email}`).join('; ');
	const left = links.map(({ email }) => email).join(', ');
	const waits = left === '' ? 'is out, but nobody is left to sign it' : `waits for ${left} only`;
	throw apiError(
		context.getNode(),
		i,
		`OpenSign created the document '${title}' (${id}) but left out ${who}.`,
		`The document ${id} ${waits}. OpenSign does this silently when an address differs from one in its contact book by letter case, or when a phone number is not accepted. Revoke the document, correct the signer, and send again.`,
	);
}
