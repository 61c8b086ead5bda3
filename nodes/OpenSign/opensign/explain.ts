import { HARD_LIMIT_MB, type Environment } from './environment';

interface Explanation {
	message: string;
	description: string;
}

/** OpenSign's own sentence: `error`, or `message` for a deleted document; empty for an HTML page. */
export function readErrorText(body: unknown): string {
	if (typeof body !== 'object' || body === null) return '';
	const { error, message } = body as { error?: unknown; message?: unknown };
	return typeof error === 'string' ? error : typeof message === 'string' ? message : '';
}

/** What an answer that is no success means, and what to do about it. */
export function explainAnswer(
	status: number,
	body: unknown,
	environment: Environment,
): Explanation {
	const text = readErrorText(body);
	// OpenSign answers a refused token with 405 on every route; it never means "wrong method".
	if (status === 405) {
		return {
			message: `OpenSign's ${environment.label} environment refused the API token.`,
			description:
				'The token is wrong, was replaced, or belongs to another environment (Live, Live – EU and Sandbox have separate tokens). Make a new one in OpenSign under Settings → API Token and put it into the credential.',
		};
	}
	if (status === 429) {
		return {
			message: 'The OpenSign account has no credits left, so the document was not sent.',
			description:
				'Trying again does not help. Buy credits in OpenSign under Settings → API Token → Buy Premium Credits, or wait for the plan to renew.',
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
			message: `${environment.apiUrl} redirects to another address, which is not followed because the API token would go along.`,
			description:
				'Enter the address that the server really answers on as Base URL in the credential.',
		};
	}
	if (text === 'Please purchase or renew your subscription.') {
		return {
			message: "The OpenSign account's subscription has ended, so the document was not sent.",
			description: 'Renew it in OpenSign, then run the workflow again.',
		};
	}
	if (typeof body === 'string' || body === undefined || body === null) {
		return status === 404 || status < 300
			? notTheApi(environment)
			: {
					message: `OpenSign answered with an error page (HTTP ${status}).`,
					description: 'The service may be down or being updated. Try again later.',
				};
	}
	if (status < 300)
		return {
			message: 'OpenSign answered without the ID of what it has made.',
			description: 'Try again later.',
		};
	if (text === '' || /^something went wrong/i.test(text)) {
		return {
			message: `OpenSign refused the request without saying why (HTTP ${status}).`,
			description:
				text === ''
					? 'Try again later.'
					: `OpenSign's words: "${text}". It says the same for most invalid input: check the values of this item.`,
		};
	}
	return {
		message: `OpenSign refused the request: ${text}`,
		description: `HTTP status ${status} from the ${environment.label} environment.`,
	};
}

export function notTheApi(environment: Environment): Explanation {
	return {
		message: `${environment.apiUrl} is not an OpenSign API.`,
		description:
			environment.name === 'selfHosted'
				? 'Check the Base URL. The free self-hosted edition has no API: OpenSign offers it in its paid self-hosted plan only.'
				: 'The address answers with a web page. A proxy between n8n and OpenSign may be in the way.',
	};
}

/** Failures before a connection stands: the request has certainly not been carried out. */
const NOT_CONNECTED: Record<string, string> = {
	ECONNREFUSED: 'it refuses connections',
	ENOTFOUND: 'there is no host of that name',
	EAI_AGAIN: 'its name could not be looked up',
	EHOSTUNREACH: 'there is no way to it from this network',
	ENETUNREACH: 'there is no way to it from this network',
	CERT_HAS_EXPIRED: 'its TLS certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its TLS certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'its TLS certificate is signed by an unknown authority',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its TLS certificate cannot be verified',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host',
};

/** Why no answer came. `certainlyNotSent` is false once a connection stood. */
export function explainNetworkError(
	error: unknown,
	environment: Environment,
): Explanation & { certainlyNotSent: boolean } {
	const { host } = new URL(environment.apiUrl);
	const reason = NOT_CONNECTED[findCode(error)];
	if (reason !== undefined) {
		return {
			message: `OpenSign cannot be reached at ${host}: ${reason}.`,
			description:
				environment.name === 'selfHosted'
					? 'Check the Base URL in the credential, and that the server is running.'
					: 'Check the internet connection of the machine that n8n runs on.',
			certainlyNotSent: true,
		};
	}
	return {
		// Without the code: n8n replaces a message that holds one by a text of its own, which advises to retry.
		message: `The connection to ${host} broke before OpenSign answered.`,
		description: 'Try again later.',
		certainlyNotSent: false,
	};
}

/** Node's error code, which n8n's and axios' errors carry at different depths. */
function findCode(error: unknown): string {
	for (let e = error as Record<string, unknown> | undefined, depth = 0; e && depth < 5; depth++) {
		if (typeof e.code === 'string' && e.code !== '') return e.code;
		e = (e.cause ?? e.errorResponse) as Record<string, unknown> | undefined;
	}
	return '';
}
