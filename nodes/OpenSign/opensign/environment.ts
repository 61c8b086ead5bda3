import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { describe } from '../core/inputs';
import { readBaseUrl } from './baseUrl';
import { redactor, type Redact } from './redact';

export type EnvironmentName = 'live' | 'liveEu' | 'sandbox' | 'selfHosted';

/**
 * One megabyte of OpenSign's limits, in bytes. Its help pages only say "MB"; its own web app divides a file's
 * size by 1024² before it compares (pages/Form.jsx), and its server reads "50mb" as 50 × 1024² (Express). A file
 * between 5,000,000 and 5,242,880 bytes is therefore one that OpenSign itself calls 5 MB.
 */
export const MEGABYTE = 1024 * 1024;

/** The server refuses more than this whatever the account's plan says, in MB. */
export const HARD_LIMIT_MB = 100;

interface EnvironmentFacts {
	label: string;
	/** Where its API answers; a self-hosted server's comes from the credential. */
	apiUrl?: string;
	/** What its tokens start with. Seen in public code, not documented: an unknown prefix must pass. */
	tokenPrefix: string;
	/** Largest PDF, decoded, in MB (OpenSign's help: API Token, Max File Upload Size). */
	maxFileMb: number;
	/** Whether OpenSign raises the limit on request, so that the node's option may too. */
	raisable: boolean;
}

const FACTS: Record<EnvironmentName, EnvironmentFacts> = {
	live: {
		label: 'Live',
		apiUrl: 'https://app.opensignlabs.com/api/v1.2',
		tokenPrefix: 'opensign.',
		maxFileMb: 10,
		raisable: true,
	},
	liveEu: {
		label: 'Live – EU',
		apiUrl: 'https://eu-app.opensignlabs.com/api/v1.2',
		tokenPrefix: 'opensign.',
		maxFileMb: 10,
		raisable: false,
	},
	sandbox: {
		label: 'Sandbox',
		apiUrl: 'https://sandbox.opensignlabs.com/api/v1.2',
		tokenPrefix: 'test.',
		maxFileMb: 5,
		raisable: false,
	},
	selfHosted: { label: 'Self-Hosted', tokenPrefix: 'opensign.', maxFileMb: 80, raisable: true },
};

/** What is assumed of an environment that nobody knows: no address, so that nothing can be sent. */
const UNKNOWN: EnvironmentFacts = {
	label: 'unknown',
	apiUrl: '',
	tokenPrefix: '',
	maxFileMb: HARD_LIMIT_MB,
	raisable: true,
};

export interface Environment extends EnvironmentFacts {
	name: EnvironmentName | 'unknown';
	apiUrl: string;
	/** Takes the credential's token out of what a server has sent. */
	redact: Redact;
	/** What is wrong with the credential, each as a sentence that says what to do; empty when nothing is. */
	problems: string[];
}

/** Reads the chosen environment from a decrypted credential, without any request. Never throws. */
export function readEnvironment(credential: ICredentialDataDecryptedObject): Environment {
	const token = toTrimmed(credential.apiToken);
	const redact = redactor(token);
	const { environment: name } = credential;
	if (!isName(name)) {
		return { ...UNKNOWN, name: 'unknown', apiUrl: '', redact, problems: [explainUnknown(name)] };
	}
	const facts = FACTS[name];
	const { url, problem: urlProblem } =
		facts.apiUrl === undefined ? readBaseUrl(credential) : { url: facts.apiUrl };
	const tokenProblem = checkToken(token, facts);
	const problems = [urlProblem, tokenProblem].filter((problem) => problem !== undefined);
	return { ...facts, name, apiUrl: url, redact, problems };
}

const toTrimmed = (value: unknown) => String(value ?? '').trim();

const isName = (name: unknown): name is EnvironmentName =>
	typeof name === 'string' && Object.hasOwn(FACTS, name);

/**
 * Never Live in place of what is not known: documents would be binding, and cost credits. Nothing is no exception. n8n
 * puts the default, which its form shows, in the place of what was not stored before a node sees the credential; what
 * is missing then has come from an expression that yields nothing.
 */
function explainUnknown(name: unknown): string {
	const names = Object.values(FACTS).map(({ label }) => label);
	const found = name === '' ? 'nothing' : describe(name);
	return `Environment: ${found} is none that this node knows. Choose ${names.slice(0, -1).join(', ')} or ${names[names.length - 1]} in the credential.`;
}

/** What is wrong with a token, as far as its first letters tell; nothing if nothing is. */
function checkToken(token: string, facts: EnvironmentFacts): string | undefined {
	if (token === '') {
		return 'API Token: nothing was entered. Make a token in OpenSign under Settings → API Token and paste it into the credential.';
	}
	const owner = Object.values(FACTS).find(({ tokenPrefix }) => token.startsWith(tokenPrefix));
	if (owner === undefined || owner.tokenPrefix === facts.tokenPrefix) return undefined;
	return owner.tokenPrefix === FACTS.sandbox.tokenPrefix
		? `API Token: this is a Sandbox token (it starts with 'test.'), but the credential's environment is ${facts.label}. Choose the environment Sandbox, or make a live token in OpenSign under Settings → API Token.`
		: `API Token: this is a live token (it starts with 'opensign.'), but the credential's environment is Sandbox. Choose Live, Live – EU or Self-Hosted, or make a Sandbox token in OpenSign under Settings → API Token.`;
}
