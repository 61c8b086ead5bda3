import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Content } from '../core/content';
import { apiError, markConcernsAll, markOutcomeUnknown } from '../core/errors';
import { isRecord } from '../core/inputs';
import { OddAnswer } from './answers/read';
import { readEnvironment, type Environment } from './environment';
import { exchange, type Answer } from './exchange';
import {
	explainAnswer,
	explainOdd,
	isJson,
	isQuota,
	isWebPage,
	notTheApi,
	readErrorText,
	saysError,
	type Explanation,
} from './explain';
import { explainMissingRoute } from './missingRoutes';
import { readRetryAfter, repeatRead, TWICE, WHILE, type Passing } from './repeat';

/** Wherever a node can be that talks to OpenSign: running, filling a drop-down, registering or answering a webhook, polling. */
export type Context =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions | IPollFunctions;

export interface ApiRequest<T = unknown> {
	method: IHttpRequestMethods;
	/** Below the API's base, like `/document/abc`. Ids in it must be encoded. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** A PDF that goes with the body. */
	file?: Content;
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
	/** Whether it is asked once, although it only reads: of what can be done without. */
	asksOnce?: boolean;
	/** True for an answer that is no 2xx but what the caller asked for. */
	accept?: (status: number, body: unknown) => boolean;
	/** Turns an answer that the caller knows better into a message and a description. */
	explain?: (status: number, text: string) => Explanation | undefined;
}

/** What is said when nobody knows whether something was made, by what it is. */
const OUTCOME_UNKNOWN = {
	document:
		'It is unknown whether OpenSign has sent the document, so the request is not repeated. Look in OpenSign under "In-progress" before you send again: a second send mails a second document and costs a second credit.',
	draft:
		'It is unknown whether OpenSign has made the draft, so the request is not repeated. Look in OpenSign under Drafts before you try again: a second draft costs a second credit.',
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

/** What came of asking once. */
type Outcome<T> =
	| { answer: T; failure?: undefined; passing?: undefined }
	| { answer?: undefined; failure: () => Promise<NodeApiError>; passing?: Passing };

/**
 * One request to OpenSign. What only reads is repeated for a while where its failure may pass; nothing else ever is.
 *
 * @returns what `call.read` makes of the answer of a 2xx status, or of one that `call.accept` takes
 * @throws NodeApiError with a sentence for people; it holds no token and no link of the answer's
 */
export async function request<T>(context: Context, call: ApiRequest<T>): Promise<T> {
	const environment = await getUsableEnvironment(context, call);
	const ask = async () => await askOnce(context, call, environment);
	const mayRepeat = call.method === 'GET' && !call.asksOnce;
	const { answer, failure } = mayRepeat ? await repeatRead(context, ask) : await ask();
	if (failure) throw await failure();
	return answer as T;
}

async function askOnce<T>(
	context: Context,
	call: ApiRequest<T>,
	environment: Environment,
): Promise<Outcome<T>> {
	const got = await exchange(context, call, environment);
	if (got.status === undefined) {
		const { explanation, certainlyNotSent, mayPass } = got;
		return {
			failure: async () => toError(context, call, explanation, !certainlyNotSent),
			passing: mayPass ? { tries: WHILE } : undefined,
		};
	}
	const { status, body } = got;
	const isFine = isSuccess(status) && !saysError(body);
	if (!isFine && !call.accept?.(status, body)) {
		const failure = async () => await refused(context, call, environment, got);
		return { failure, passing: whetherPassing(got) };
	}
	const { answer, odd } = tryToRead(call, status, body);
	if (odd === undefined) return { answer };
	const failure = async () => await unusable(context, call, environment, got, odd);
	return { failure, passing: { tries: TWICE } };
}

/** An answer of a good status that cannot be read. */
async function unusable(
	context: Context,
	call: ApiRequest,
	environment: Environment,
	{ status, body }: Answer,
	odd: OddAnswer,
): Promise<NodeApiError> {
	const isOwn = !isWebPage(body) || (await isTheApi(context, call, environment));
	const explanation = isOwn ? explainOdd(call.about, body, odd) : notTheApi(environment);
	return toError(context, call, explanation, true, status);
}

/** An answer that is no success. */
async function refused(
	context: Context,
	call: ApiRequest,
	environment: Environment,
	{ status, body, headers }: Answer,
): Promise<NodeApiError> {
	// A page that says 404 is about the route, and does not tell that there is no such thing.
	const isPage = status === 404 && !isJson(body);
	const isMissingRoute = isPage && (await isTheApi(context, call, environment));
	const explanation = isMissingRoute
		? explainMissingRoute(call.method, call.path, environment)
		: (call.explain?.(status, readErrorText(body)) ??
			explainAnswer(status, body, environment, readRetryAfter(headers)));
	const said = isPage ? { ...explanation, hint: explanation.description } : explanation;
	const isUnknown = !isRefusal(status, body);
	const error = toError(context, call, said, isUnknown, isPage ? undefined : status);
	return isQuota(status, body) ? markConcernsAll(error) : error;
}

/** Statuses of overload, restarts and proxies that gave up. */
const PASSING = [408, 425, 429, 499, 500, 501, 502, 503, 504];
/** Statuses whose pages say something lasting: a missing route, a refused token, too large a body. */
const LASTING = [404, 405, 413];

function whetherPassing({ status, body, headers }: Answer): Passing | undefined {
	if (isQuota(status, body)) return undefined;
	if (PASSING.includes(status)) return { tries: WHILE, afterMs: readRetryAfter(headers) };
	const isPage = status >= 400 && !isJson(body) && !LASTING.includes(status);
	return isPage ? { tries: TWICE } : undefined;
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
	{ path }: ApiRequest,
	environment: Environment,
): Promise<boolean> {
	if (path === USER.path) return false;
	const answer = await exchange(context, USER, environment);
	return answer.status !== undefined && isRecord(answer.body);
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
	throw toError(context, call, explanation, false);
}

/** The part of a request that its errors are made of. */
type Position = Pick<ApiRequest, 'itemIndex' | 'creates' | 'method'>;

/** The error of a request. Where the outcome of a change is unknown, that is marked and said. */
function toError(
	context: Context,
	{ itemIndex = 0, creates, method }: Position,
	{ message, description, hint }: Explanation & { hint?: string },
	outcomeUnknown: boolean,
	status?: number,
): NodeApiError {
	const node = context.getNode();
	if (!outcomeUnknown || method === 'GET')
		return apiError(node, itemIndex, message, description, status);
	const said = creates
		? [OUTCOME_UNKNOWN[creates], hint].filter(Boolean).join(' ')
		: `It is unknown whether OpenSign has done it. ${description}`;
	return markOutcomeUnknown(apiError(node, itemIndex, message, said, status));
}
