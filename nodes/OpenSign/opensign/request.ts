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

import { apiError } from '../core/errors';
import { markOutcomeUnknown } from '../core/run';
import { readEnvironment, type Environment } from './environment';
import { explainAnswer, explainNetworkError, readErrorText } from './explain';

/** Wherever a node can be that talks to OpenSign: running, filling a drop-down, registering or answering a webhook, polling. */
export type Context =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions | IPollFunctions;

interface ApiRequest {
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
	explain?: (status: number, text: string) => { message: string; description: string } | undefined;
}

/** The credential's environment. Its `problems` are not thrown: pre-flight names them among others. */
export async function getEnvironment(context: Context, itemIndex = 0): Promise<Environment> {
	return readEnvironment(await context.getCredentials('openSignApi', itemIndex));
}

/**
 * One request to OpenSign, once: nothing here repeats a request.
 *
 * HTTP errors are judged here because n8n's helper sends a request a second time after a 401, which OpenSign uses for
 * "already exists"; redirects are off because a followed one carries the token to another host.
 *
 * @returns the parsed answer of a 2xx status
 * @throws NodeApiError with a sentence for people; it holds no token and no link of the answer's
 */
export async function request<T>(context: Context, call: ApiRequest): Promise<T> {
	const { itemIndex = 0 } = call;
	const node = context.getNode();
	const environment = await getEnvironment(context, itemIndex);
	if (environment.problems.length > 0) {
		throw apiError(node, itemIndex, environment.problems.join(' '), 'Nothing was sent.');
	}
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequestWithAuthentication.call(context, 'openSignApi', {
			method: call.method,
			url: environment.apiUrl + call.path,
			qs: call.qs,
			body: call.body,
			json: true,
			headers: { accept: 'application/json' },
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		const { message, description, certainlyNotSent } = explainNetworkError(error, environment);
		const failure = apiError(
			node,
			itemIndex,
			message,
			call.creates && !certainlyNotSent ? UNKNOWN : description,
		);
		throw call.creates && !certainlyNotSent ? markOutcomeUnknown(failure) : failure;
	}
	const { statusCode: status, body } = response;
	const isAnswer = typeof body === 'object' && body !== null;
	const succeeded =
		status >= 200 &&
		status < 300 &&
		(!call.creates || (isAnswer && readMadeId(body as IDataObject) !== undefined));
	if (isAnswer && (succeeded || call.accept?.(status, body as IDataObject))) return body as T;

	const { message, description } =
		call.explain?.(status, readErrorText(body)) ?? explainAnswer(status, body, environment);
	// A 5xx, or an answer in an unreadable form or without an id, tells nothing about whether the document was made.
	const unknown = call.creates === true && (status >= 500 || status < 300);
	const failure = apiError(node, itemIndex, message, unknown ? UNKNOWN : description, status);
	throw unknown ? markOutcomeUnknown(failure) : failure;
}

/** The id of what a create has made: the specification says document_id or template_id where the server says objectId. */
export function readMadeId({
	objectId,
	document_id: documentId,
	template_id: templateId,
}: IDataObject): string | undefined {
	const id = objectId ?? documentId ?? templateId;
	return typeof id === 'string' && id !== '' ? id : undefined;
}

const UNKNOWN =
	'It is unknown whether OpenSign has sent the document, so the request is not repeated. Look in OpenSign under "In-progress" before you send again: a second send mails a second document and costs a second credit.';
