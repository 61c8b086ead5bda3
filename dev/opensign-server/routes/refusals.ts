import type { FastifyRequest } from 'fastify';

import { UNSPECIFIC } from '../http/answers';
import { refuseUnknown } from '../http/validation';
import type { Account } from '../state/account';
import type { Widget } from '../state/entities';
import type { Quirks } from '../state/quirks';
import type { Server } from '../state/server';

const MIB = 1024 * 1024;
const HOSTED_LIMIT_BYTES = 10 * MIB;
const HARD_LIMIT_BYTES = 100 * MIB;
/** What version 1's limit of a request leaves for a file. */
const SMALL_LIMIT_BYTES = 22_400_000;

/** An answer that is no success. */
export interface Refusal {
	status: number;
	body: { error: string };
}

export const refusal = (status: number, error: string): Refusal => ({ status, body: { error } });

/** A request's file, which comes as base64. */
export const decode = (file: string) => Buffer.from(file, 'base64');

/** What the creates have in common. */
interface CreateBody {
	title?: string;
	/** Base64. */
	file?: string;
	signers?: Signer[];
	/** Whoever signs alone. */
	signer?: Signer;
}
interface Signer {
	widgets?: object[];
}

const BARE: Refusal = { status: 400, body: UNSPECIFIC };

/** What every create of a document is asked first, in the server's order. */
export function refuseCreate(
	request: FastifyRequest<{ Body: CreateBody }>,
	server: Server,
): Refusal | undefined {
	return refuse(request, server, true);
}

/** The same of a template, which may need no credit. */
export function refuseTemplateCreate(
	request: FastifyRequest<{ Body: CreateBody }>,
	server: Server,
): Refusal | undefined {
	return refuse(request, server, !server.quirks.templatesAreFree);
}

function refuse(
	request: FastifyRequest<{ Body: CreateBody }>,
	server: Server,
	costsCredit: boolean,
): Refusal | undefined {
	const { environment, body } = request;
	if (refuseUnknown(request, server)) return BARE;
	if (environment.subscriptionEnded)
		return refusal(400, 'Please purchase or renew your subscription.');
	if (costsCredit && environment.credits <= 0)
		return refusal(429, 'Quota reached, Please buy credits and try again later.');
	return refuseFile(body, environment) ?? refuseWithoutReason(body, server.quirks);
}

function refuseFile({ file }: CreateBody, { name, quirks }: Account): Refusal | undefined {
	const bytes = file === undefined ? 0 : decode(file).length;
	if (name !== 'selfHosted' && bytes > HOSTED_LIMIT_BYTES)
		return refusal(400, 'File too large. Max allowed file size is 10 MB');
	const limit = quirks.smallLimits ? SMALL_LIMIT_BYTES : HARD_LIMIT_BYTES;
	return bytes > limit ? BARE : undefined;
}

/**
 * What the server fails over. A title that is not in the request is no file's name: a template's own, and neither is
 * what an Update calls it, which writes no file. What is left of a name is taken to be ASCII: `Ü` leaves nothing.
 */
function refuseWithoutReason(body: CreateBody, quirks: Quirks): Refusal | undefined {
	const { title, signers = [], signer } = body;
	if (quirks.titlesNeedLatin && title !== undefined && !/[a-z0-9]/i.test(title)) return BARE;
	const widgets = [...signers, signer ?? {}].flatMap((one) => (one.widgets ?? []) as Widget[]);
	return widgets.some((widget) => failsOver(widget, quirks)) ? BARE : undefined;
}

/** A field, not what is filled in beforehand: of that nothing is known. */
function failsOver({ type, options = {} }: Widget, quirks: Quirks): boolean {
	if (type === 'date') return quirks.datesNeedFormat && options.format === undefined;
	if (type !== 'checkbox') return false;
	return quirks.checkboxesNeedSelection && options.selectedvalues === undefined;
}
