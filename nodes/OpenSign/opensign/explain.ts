import { isRecord } from '../core/inputs';
import { HARD_LIMIT_MB, type Environment } from './environment';

/** An error for people: what has happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

/** OpenSign's own sentence: `error`, or `message` for a deleted document; empty for an HTML page. */
export function readErrorText(body: unknown): string {
	if (!isRecord(body)) return '';
	const { error, message } = body;
	if (typeof error === 'string') return error;
	return typeof message === 'string' ? message : '';
}

/** What an answer that is no success means, and what to do about it. */
export function explainAnswer(
	status: number,
	body: unknown,
	environment: Environment,
): Explanation {
	const byStatus = explainStatus(status, environment);
	if (byStatus) return byStatus;
	const isPage = typeof body === 'string' || body === undefined || body === null;
	return isPage
		? explainPage(status, environment)
		: explainText(status, readErrorText(body), environment);
}

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

function explainText(status: number, text: string, { label }: Environment): Explanation {
	if (text === 'Please purchase or renew your subscription.') {
		return {
			message: "The OpenSign account's subscription has ended, so the document was not sent.",
			description: 'Renew it in OpenSign, then run the workflow again.',
		};
	}
	if (status < 300) {
		return {
			message: 'OpenSign answered without the ID of what it has made.',
			description: 'Try again later.',
		};
	}
	const unexplained = `OpenSign refused the request without saying why (HTTP ${status}).`;
	if (text === '') return { message: unexplained, description: 'Try again later.' };
	if (/^something went wrong/i.test(text)) {
		return {
			message: unexplained,
			description: `OpenSign's words: "${text}". It says the same for most invalid input: check the values of this item.`,
		};
	}
	return {
		message: `OpenSign refused the request: ${text}`,
		description: `HTTP status ${status} from the ${label} environment.`,
	};
}
