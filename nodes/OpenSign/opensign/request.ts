import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { apiError, markOutcomeUnknown } from '../core/errors';
import { readEnvironment, type Environment } from './environment';
import { explainAnswer, readErrorText, type Explanation } from './explain';
import { explainNetworkError } from './networkErrors';

/** Wherever a node can be that talks to OpenSign: running, filling a drop-down, registering or answering a webhook, polling. */
export type Context =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions | IPollFunctions;

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Below the API's base, like `/document/abc`. Ids in it must be encoded. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** Index of the input item, for errors. */
	itemIndex?: number;
	/** True for requests that create something: then an error says when the outcome is unknown. */
	creates?: boolean;
	/** True for an answer that is no 2xx but what the caller asked for. */
	accept?: (status: number, body: IDataObject) => boolean;
	/** Turns an answer that the caller knows better into a message and a description. */
	explain?: (status: number, text: string) => Explanation | undefined;
}

const OUTCOME_UNKNOWN =
	'It is unknown whether OpenSign has sent the document, so the request is not repeated. Look in OpenSign under "In-progress" before you send again: a second send mails a second document and costs a second credit.';

/** The credential's environment. Its `problems` are not thrown: pre-flight names them among others. */
export async function getEnvironment(context: Context, itemIndex = 0): Promise<Environment> {
	return readEnvironment(await context.getCredentials('openSignApi', itemIndex));
}

/**
 * One request to OpenSign, once: nothing here repeats a request.
 *
 * @returns the parsed answer of a 2xx status, or of one that `call.accept` takes. Its shape is not checked.
 * @throws NodeApiError with a sentence for people; it holds no token and no link of the answer's
 */
export async function request<T>(context: Context, call: ApiRequest): Promise<T> {
	const environment = await getUsableEnvironment(context, call);
	const { statusCode: status, body } = await exchange(context, call, environment);
	if (isObject(body)) {
		const wanted = succeeded(call, status, body) || call.accept?.(status, body);
		if (wanted) return body as T;
	}
	const explanation =
		call.explain?.(status, readErrorText(body)) ?? explainAnswer(status, body, environment);
	// A 5xx, or an answer in an unreadable form or without an id, tells nothing about whether the document was made.
	const outcomeUnknown = call.creates === true && (status >= 500 || status < 300);
	throw failure(context, call, explanation, outcomeUnknown, status);
}

/** Whether `error` is OpenSign's answer with this HTTP status. */
export const hasStatus = (error: unknown, status: number): error is NodeApiError =>
	error instanceof NodeApiError && error.httpCode === String(status);

/** The id of what a create has made: the specification says document_id or template_id where the server says objectId. */
export function readMadeId({
	objectId,
	document_id: documentId,
	template_id: templateId,
}: IDataObject): string | undefined {
	const id = objectId ?? documentId ?? templateId;
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** @throws NodeApiError when the credential cannot be used */
async function getUsableEnvironment(context: Context, call: ApiRequest): Promise<Environment> {
	const environment = await getEnvironment(context, call.itemIndex);
	const { problems } = environment;
	if (problems.length === 0) return environment;
	const explanation = { message: problems.join(' '), description: 'Nothing was sent.' };
	throw failure(context, call, explanation, false);
}

/**
 * OpenSign's answer, whatever its status.
 *
 * HTTP errors are judged by `request` because n8n's helper sends a request a second time after a 401, which OpenSign
 * uses for "already exists"; redirects are off because a followed one carries the token to another host.
 *
 * @throws NodeApiError when there is none
 */
async function exchange(
	context: Context,
	call: ApiRequest,
	environment: Environment,
): Promise<IN8nHttpFullResponse> {
	const { httpRequestWithAuthentication } = context.helpers;
	try {
		return await httpRequestWithAuthentication.call(context, 'openSignApi', {
			method: call.method,
			url: environment.apiUrl + call.path,
			qs: call.qs,
			body: call.body,
			json: true,
			headers: { accept: 'application/json' },
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		});
	} catch (error) {
		const { certainlyNotSent, ...explanation } = explainNetworkError(error, environment);
		const outcomeUnknown = call.creates === true && !certainlyNotSent;
		throw failure(context, call, explanation, outcomeUnknown);
	}
}

/** A create has only succeeded when it names what it has made. */
function succeeded({ creates }: ApiRequest, status: number, body: IDataObject): boolean {
	if (status < 200 || status >= 300) return false;
	return !creates || readMadeId(body) !== undefined;
}

/** The error of a request. Where its outcome is unknown, that is marked, and said instead of the description. */
function failure(
	context: Context,
	{ itemIndex = 0 }: ApiRequest,
	{ message, description }: Explanation,
	outcomeUnknown: boolean,
	status?: number,
): NodeApiError {
	const node = context.getNode();
	if (!outcomeUnknown) return apiError(node, itemIndex, message, description, status);
	return markOutcomeUnknown(apiError(node, itemIndex, message, OUTCOME_UNKNOWN, status));
}

const isObject = (body: unknown): body is IDataObject => typeof body === 'object' && body !== null;
