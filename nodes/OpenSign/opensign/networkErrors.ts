import { causesOf } from '../core/causes';
import type { Environment } from './environment';
import type { Explanation } from './explain';

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

/** Of those, what may be otherwise in a moment: a server that starts, a network that comes back. */
const MAY_PASS = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

interface NetworkFailure extends Explanation {
	/** False once a connection stood. */
	certainlyNotSent: boolean;
	/** Whether it may be otherwise in a moment. */
	mayPass: boolean;
}

/** Why no answer came. */
export function explainNetworkError(error: unknown, environment: Environment): NetworkFailure {
	const { host } = new URL(environment.apiUrl);
	const code = findCode(error);
	const reason = NOT_CONNECTED[code];
	if (reason === undefined) {
		return {
			// Without the code: n8n replaces a message that holds one by a text of its own, which advises to retry.
			message: `The connection to ${host} broke before OpenSign answered.`,
			description: 'Try again later.',
			certainlyNotSent: false,
			mayPass: true,
		};
	}
	return {
		message: `OpenSign cannot be reached at ${host}: ${reason}.`,
		description:
			environment.name === 'selfHosted'
				? 'Check the Base URL in the credential, and that the server is running.'
				: 'Check the internet connection of the machine that n8n runs on.',
		certainlyNotSent: true,
		mayPass: MAY_PASS.includes(code),
	};
}

/** Node's error code; empty if there is none. */
function findCode(error: unknown): string {
	const codes = causesOf(error).map(({ code }) => code);
	const found = codes.find((code) => typeof code === 'string' && code !== '');
	return String(found ?? '');
}
