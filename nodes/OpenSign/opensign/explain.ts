import { isRecord } from '../core/inputs';
import { withoutLinkAccess } from '../core/links';
import { HARD_LIMIT_MB, type Environment } from './environment';

/** An error for people: what has happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

/**
 * OpenSign's own sentence: `error`, or `message` for a deleted document; empty for an HTML page. A link in it, such as a
 * pre-signed one to a file, is without what gives access.
 */
export function readErrorText(body: unknown): string {
	if (!isRecord(body)) return '';
	const { error, message } = body;
	if (typeof error === 'string') return withoutLinkAccess(error);
	return typeof message === 'string' ? withoutLinkAccess(message) : '';
}

/**
 * What an answer that is no success means, and what to do about it.
 *
 * @param retryAfterMs how long the server asks to wait, milliseconds
 */
export function explainAnswer(
	status: number,
	body: unknown,
	environment: Environment,
	retryAfterMs?: number,
): Explanation {
	if (status === 429) return isQuota(status, body) ? NO_CREDITS : tooOften(retryAfterMs);
	const byStatus = explainStatus(status, environment);
	if (byStatus) return byStatus;
	return isJson(body)
		? explainText(status, readErrorText(body), environment)
		: explainPage(status, environment);
}

/** Whether a body is what OpenSign answers in; text is a web page, cut off, or nothing at all. */
export const isJson = (body: unknown) => typeof body !== 'string' && body !== undefined;

/** Whether OpenSign says of a request that it was not carried out, whatever the status. */
export const saysError = (body: unknown) => isRecord(body) && typeof body.error === 'string';

/** An answer with a good status that cannot be used. */
export function explainOdd(about: string, body: unknown, { message: what }: Error): Explanation {
	return {
		message: `OpenSign's answer about ${about} cannot be used: ${isJson(body) ? what : whatIs(body)}.`,
		description:
			'Try again. If it stays so, a proxy between n8n and OpenSign may change answers, or this OpenSign is of a version that the node does not know.',
	};
}

function whatIs(body: unknown): string {
	if (isWebPage(body)) return 'it is a web page';
	const isEmpty = typeof body !== 'string' || body.trim() === '';
	return isEmpty ? 'it is empty' : 'it is cut off, or no JSON';
}

export const isWebPage = (body: unknown) => typeof body === 'string' && /^\s*</.test(body);

/** An address that answers, but not as OpenSign does. */
export function notTheApi({ apiUrl, name }: Environment): Explanation {
	return {
		message: `${apiUrl} is not an OpenSign API.`,
		description:
			name === 'selfHosted'
				? 'Check the Base URL. The free self-hosted edition has no API: OpenSign offers it in its paid self-hosted plan only.'
				: 'The address answers with a web page. A proxy between n8n and OpenSign may be in the way.',
	};
}

/** Whether OpenSign says that the account's credits are used up. It has the same status for that as others for haste. */
export const isQuota = (status: number, body: unknown) =>
	status === 429 && /quota/i.test(readErrorText(body));

const NO_CREDITS: Explanation = {
	message: 'The OpenSign account has no credits left, so the document was not sent.',
	description:
		'Trying again does not help. Buy credits in OpenSign under Settings → API Token → Buy Premium Credits, or wait for the plan to renew.',
};

function tooOften(retryAfterMs: number | undefined): Explanation {
	const when =
		retryAfterMs === undefined
			? 'Wait a minute'
			: `Wait for ${Math.ceil(retryAfterMs / 1000)} seconds, as it asks`;
	return {
		message: 'OpenSign, or a proxy before it, was asked too often (HTTP 429).',
		description: `It is not about credits. ${when}, then try again, with fewer items at a time.`,
	};
}

/** What a status means on every route, whatever the answer says. */
function explainStatus(status: number, { apiUrl, label }: Environment): Explanation | undefined {
	// OpenSign answers a refused token with 405 on every route; it never means "wrong method".
	if (status === 405) {
		return {
			message: `OpenSign's ${label} environment refused the API token.`,
			description:
				'The token is wrong, was replaced, or belongs to another environment (Live, Live – EU and Sandbox have separate tokens). Make a new one in OpenSign under Settings → API Token and put it into the credential.',
		};
	}
	if (status === 413) {
		return {
			message: 'The OpenSign server refused the document as too large.',
			description: `Whatever the account's limit, OpenSign takes no more than ${HARD_LIMIT_MB} MB, and a server or proxy of your own may take less. Make the PDF smaller.`,
		};
	}
	if (status >= 300 && status < 400) {
		return {
			message: `${apiUrl} redirects to another address, which is not followed because the API token would go along.`,
			description:
				'Enter the address that the server really answers on as Base URL in the credential.',
		};
	}
	return undefined;
}

/** A web page, or nothing, where JSON was to be expected. */
function explainPage(status: number, environment: Environment): Explanation {
	if (status === 404 || status < 300) return notTheApi(environment);
	return {
		message: `OpenSign answered with an error page (HTTP ${status}).`,
		description: 'The service may be down or being updated. Try again later.',
	};
}

const WITHOUT_REASON = 'OpenSign refused the request without saying why';

/** Whether an error is a refusal for which OpenSign gave no reason. */
export const hasNoReason = ({ message }: Error) => message.startsWith(WITHOUT_REASON);

function explainText(status: number, text: string, { label }: Environment): Explanation {
	if (text === 'Please purchase or renew your subscription.') {
		return {
			message: "The OpenSign account's subscription has ended, so the document was not sent.",
			description: 'Renew it in OpenSign, then run the workflow again.',
		};
	}
	const message = `${WITHOUT_REASON} (HTTP ${status}).`;
	if (text === '') return { message, description: 'Try again later.' };
	if (/^something went wrong/i.test(text)) {
		return {
			message,
			description: `OpenSign's words: "${text}". It says the same of nearly everything that it cannot carry out.`,
		};
	}
	return {
		message: `OpenSign refused the request: ${text}`,
		description: `HTTP status ${status} from the ${label} environment.`,
	};
}
