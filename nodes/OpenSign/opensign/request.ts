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
import { isRecord } from '../core/inputs';
import { OddAnswer } from './answers/read';
import { readEnvironment, type Environment } from './environment';
import {
	explainAnswer,
	explainOdd,
	isJson,
	isWebPage,
	notTheApi,
	readErrorText,
	saysError,
	type Explanation,
} from './explain';
import { explainMissingRoute } from './missingRoutes';
import { explainNetworkError } from './networkErrors';

/** Wherever a node can be that talks to OpenSign: running, filling a drop-down, registering or answering a webhook, polling. */
export type Context =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions | IPollFunctions;

export interface ApiRequest<T = unknown> {
	method: IHttpRequestMethods;
	/** Below the API's base, like `/document/abc`. Ids in it must be encoded. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** What the answer is about, for errors: "the document abc". */
	about: string;
	/**
	 * What the answer says, in the shape that is used.
	 *
	 * @param status a 2xx, or one that `accept` takes
	 * @throws OddAnswer
	 */
	read: (answer: unknown, status: number) => T;
	/** Index of the input item, for errors. */
	itemIndex?: number;
	/** What the request creates, if it does: then an error says when the outcome is unknown. */
	creates?: keyof typeof OUTCOME_UNKNOWN;
	/** True for an answer that is no 2xx but what the caller asked for. */
	accept?: (status: number, body: unknown) => boolean;
	/** Turns an answer that the caller knows better into a message and a description. */
	explain?: (status: number, text: string) => Explanation | undefined;
}

/** What is said when nobody knows whether something was made, by what it is. */
const OUTCOME_UNKNOWN = {
	document:
		'It is unknown whether OpenSign has sent the document, so the request is not repeated. Look in OpenSign under "In-progress" before you send again: a second send mails a second document and costs a second credit.',
	template:
		'It is unknown whether OpenSign has made the template, so the request is not repeated. Look in OpenSign under Templates before you try again.',
	contact:
		'It is unknown whether OpenSign has made the contact. Look in its contact book before you try again.',
	folder:
		'It is unknown whether OpenSign has made the folder. Look in OpenSign Drive before you try again.',
};

/** The credential's environment. Its `problems` are not thrown: pre-flight names them among others. */
export async function getEnvironment(context: Context, itemIndex = 0): Promise<Environment> {
	return readEnvironment(await context.getCredentials('openSignApi', itemIndex));
}

/**
 * One request to OpenSign, once: nothing here repeats a request.
 *
 * @returns what `call.read` makes of the answer of a 2xx status, or of one that `call.accept` takes
 * @throws NodeApiError with a sentence for people; it holds no token and no link of the answer's
 */
export async function request<T>(context: Context, call: ApiRequest<T>): Promise<T> {
	const environment = await getUsableEnvironment(context, call);
	const { statusCode: status, body } = await exchange(context, call, environment);
	const isFine = isSuccess(status) && !saysError(body);
	if (isFine || call.accept?.(status, body)) {
		const { answer, odd } = tryToRead(call, status, body);
		if (odd === undefined) return answer;
		const explanation =
			!isWebPage(body) || (await isTheApi(context, call, environment))
				? explainOdd(call.about, body, odd)
				: notTheApi(environment);
		throw failure(context, call, explanation, call.creates !== undefined, status);
	}
	const isMissingRoute =
		status === 404 && !isJson(body) && (await isTheApi(context, call, environment));
	const explanation = isMissingRoute
		? explainMissingRoute(call.method, call.path, environment)
		: (call.explain?.(status, readErrorText(body)) ?? explainAnswer(status, body, environment));
	const outcomeUnknown = call.creates !== undefined && !isRefusal(status, body);
	// A page that says 404 is about the route, and does not tell that there is no such thing.
	const isPage = status === 404 && !isJson(body);
	const said = isPage ? { ...explanation, hint: explanation.description } : explanation;
	throw failure(context, call, said, outcomeUnknown, isPage ? undefined : status);
}

/** Statuses that say nothing about what became of the request. */
const UNDECIDED = [408, 425, 499];
/** What is too large is not read to its end. */
const TOO_LARGE = 413;

/**
 * Whether nothing was made: only OpenSign's own JSON tells. A page may be a proxy's, which gave up while OpenSign did the
 * work, and a 5xx may come after it.
 */
function isRefusal(status: number, body: unknown): boolean {
	if (status === TOO_LARGE) return true;
	const isOwn = status >= 400 && status < 500 && !UNDECIDED.includes(status);
	return isOwn && isJson(body) && readErrorText(body) !== '';
}

const isSuccess = (status: number) => status >= 200 && status < 300;

type Reading<T> = { answer: T; odd?: undefined } | { answer?: undefined; odd: OddAnswer };

function tryToRead<T>({ read }: ApiRequest<T>, status: number, body: unknown): Reading<T> {
	try {
		return { answer: read(body, status) };
	} catch (error) {
		if (error instanceof OddAnswer) return { odd: error };
		const fault = error as Error;
		throw fault;
	}
}

/** Whether the address answers as OpenSign does, where one route has answered with a web page or nothing. */
async function isTheApi(
	context: Context,
	{ path, itemIndex }: ApiRequest,
	environment: Environment,
): Promise<boolean> {
	if (path === USER.path) return false;
	try {
		const { body } = await exchange(context, { ...USER, itemIndex }, environment);
		return isRecord(body);
	} catch {
		return false;
	}
}

/** The route that every OpenSign with an API has. */
const USER = { method: 'GET', path: '/getuser' } as const;

/** Whether `error` is OpenSign's answer with this HTTP status. */
export const hasStatus = (error: unknown, status: number): error is NodeApiError =>
	error instanceof NodeApiError && error.httpCode === String(status);

/** @throws NodeApiError when the credential cannot be used */
async function getUsableEnvironment(context: Context, call: Position): Promise<Environment> {
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
	call: Pick<ApiRequest, 'method' | 'path' | 'qs' | 'body' | 'creates' | 'itemIndex'>,
	environment: Environment,
): Promise<IN8nHttpFullResponse> {
	const { httpRequestWithAuthentication } = context.helpers;
	try {
		const answer: IN8nHttpFullResponse = await httpRequestWithAuthentication.call(
			context,
			'openSignApi',
			{
				method: call.method,
				url: environment.apiUrl + call.path,
				qs: call.qs,
				body: call.body,
				json: true,
				headers: { accept: 'application/json' },
				disableFollowRedirect: true,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
			},
		);
		return { ...answer, body: environment.redact(answer.body) };
	} catch (error) {
		const { certainlyNotSent, ...explanation } = explainNetworkError(error, environment);
		const outcomeUnknown = call.creates !== undefined && !certainlyNotSent;
		throw failure(context, call, explanation, outcomeUnknown);
	}
}

/** The part of a request that its errors are made of. */
type Position = Pick<ApiRequest, 'itemIndex' | 'creates'>;

/** The error of a request. Where its outcome is unknown, that is marked, and said instead of the description. */
function failure(
	context: Context,
	{ itemIndex = 0, creates }: Position,
	{ message, description, hint }: Explanation & { hint?: string },
	outcomeUnknown: boolean,
	status?: number,
): NodeApiError {
	const node = context.getNode();
	if (!outcomeUnknown || creates === undefined)
		return apiError(node, itemIndex, message, description, status);
	const said = [OUTCOME_UNKNOWN[creates], hint].filter(Boolean).join(' ');
	return markOutcomeUnknown(apiError(node, itemIndex, message, said, status));
}
