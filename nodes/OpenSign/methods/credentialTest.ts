import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { timeLimit, within } from '../core/wait';
import { readEnvironment } from '../opensign/environment';
import { readUser } from '../opensign/answers/account';
import { explainAnswer, explainOdd, isJson, saysError } from '../opensign/explain';
import { explainNetworkError } from '../opensign/networkErrors';

/** Milliseconds. The screen waits for it. */
const TIMEOUT_MS = 15_000;

/**
 * The credential screen's test: what can be told from the inputs first, without a request; then the account is read.
 * Each failure is one sentence or two that say what to do.
 */
export async function openSignApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const environment = readEnvironment(data);
	const failed = (...sentences: string[]): INodeCredentialTestResult => ({
		status: 'Error',
		message: sentences.join(' '),
	});
	if (environment.problems.length > 0) return failed(...environment.problems);
	const { helpers } = this;
	try {
		// A credential test has no other helper than this one, and nothing that would add the header by itself.
		const asking = helpers.request({
			method: 'GET',
			uri: `${environment.apiUrl}/getuser`,
			headers: { accept: 'application/json', 'x-api-token': String(data.apiToken).trim() },
			simple: false,
			resolveWithFullResponse: true,
			followRedirect: false,
			followAllRedirects: false,
			timeout: TIMEOUT_MS,
		}) as Promise<{ statusCode: number; body: unknown }>;
		// n8n's own limit begins anew with each byte.
		const { statusCode, body } = await within(timeLimit(TIMEOUT_MS, undefined), asking);
		const answer = environment.redact(readJson(body));
		const fault = statusCode === 200 && !saysError(answer) ? checkUser(answer) : undefined;
		if (fault === null) return { status: 'OK', message: 'Connection successful!' };
		const { message, description } =
			fault && isJson(answer)
				? explainOdd('the account', answer, fault)
				: explainAnswer(statusCode, answer, environment);
		return failed(message, description);
	} catch (error) {
		const { message, description } = explainNetworkError(error, environment);
		return failed(message, description);
	}
}

/** What is odd about an answer that tells whose account it is; null if nothing is. */
function checkUser(answer: unknown): Error | null {
	try {
		readUser(answer);
		return null;
	} catch (error) {
		return error as Error;
	}
}

/** The body as JSON where it is some; the helper parses it or not, by its content type. */
function readJson(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
