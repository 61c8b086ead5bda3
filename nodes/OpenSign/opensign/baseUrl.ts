import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { withoutAccess } from '../core/links';

/** What can be used of an address, and what is wrong with it as a sentence that says what to do. */
export interface BaseUrl {
	/** The API's; empty where there is none. */
	url: string;
	problem?: string;
}

/** The first part of the paths of OpenSign's web app (its router), as the address bar shows them. */
const APP_PATHS = [
	'app',
	'changepassword',
	'dashboard',
	'debugpdf',
	'draftdocument',
	'drive',
	'forgetpassword',
	'form',
	'generatetoken',
	'load',
	'loadmf',
	'login',
	'managesign',
	'pdfrequestfiles',
	'placeholdersign',
	'preferences',
	'profile',
	'recipientsignpdf',
	'report',
	'signaturepdf',
	'success',
	'template',
	'users',
	'verify-document',
	'webhook',
];

/**
 * The API's address on a server of one's own. Accepts what people paste: the address bar of the web app, with or without
 * https:// or `/api/v1.2`.
 */
export function readBaseUrl(credential: ICredentialDataDecryptedObject): BaseUrl {
	const text = String(credential.baseUrl ?? '').trim();
	const address = hasScheme(text) ? text : `https://${text}`;
	if (/\s/.test(text) || !URL.canParse(address)) {
		return {
			url: '',
			problem: `Base URL: '${withoutAccess(text)}' is not a web address. Enter your server's, like https://sign.example.com.`,
		};
	}
	const url = new URL(address);
	const problem = problemOf(url, credential.allowUnencryptedHttp === true);
	const isUsable = ['https:', 'http:'].includes(url.protocol) && !url.username && !url.password;
	return { url: isUsable ? `${url.origin}${serverPath(url.pathname)}/api/v1.2` : '', problem };
}

/** `sign.example.com:8080` has none, although it looks as if. */
const hasScheme = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

function problemOf(url: URL, mayBePlain: boolean): string | undefined {
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		return `Base URL: '${url.protocol}//' cannot be used. Enter an address that starts with https://.`;
	}
	if (url.username || url.password) {
		return "Base URL: enter only the server's address, without user name and password.";
	}
	if (url.protocol === 'http:' && !isThisMachine(url.hostname) && !mayBePlain) {
		return `Base URL: ${url.host} would receive the API token over plain http, readable on the way. Use https://, or turn on "Allow Unencrypted HTTP" in the credential if the network is your own.`;
	}
	return undefined;
}

/** The path that the server itself has: `/sign/api/v1/` and `/sign/dashboard/35KBoSgoAK` are `/sign`. */
function serverPath(pathname: string): string {
	const parts = pathname.split('/').filter((part) => part !== '');
	const end = parts.findIndex((part, k) => isApi(part, parts[k + 1]) || isApp(part));
	const own = end === -1 ? parts : parts.slice(0, end);
	return own.map((part) => `/${part}`).join('');
}

/** Of the API, or of the web app's own server (`/api/app`, `/app`). */
const isApi = (part: string, next?: string) =>
	part === 'api' && (next === undefined || next === 'app' || /^v1(\.\d+)?$/.test(next));

const isApp = (part: string) => APP_PATHS.includes(part.toLowerCase());

function isThisMachine(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname.endsWith('.localhost') ||
		hostname === '[::1]' ||
		/^127(\.\d{1,3}){3}$/.test(hostname)
	);
}
