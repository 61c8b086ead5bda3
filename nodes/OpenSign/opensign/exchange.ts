/** One request and its answer, whatever that says. */
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { collect, type Readable } from '../core/stream';
import { cancelSignal, timeLimit, within } from '../core/wait';
import type { Environment } from './environment';
import type { Explanation } from './explain';
import { isStream, toOutgoing } from './fileBody';
import { LARGEST_ANSWER, LIMITS } from './limits';
import { explainNetworkError } from './networkErrors';
import type { ApiRequest, Context } from './request';

export interface Answer {
	status: number;
	headers: IN8nHttpFullResponse['headers'];
	/** What JSON says; text where it is none. */
	body: unknown;
}

/** Why there is no answer. */
export interface NoAnswer {
	status?: undefined;
	explanation: Explanation;
	/** Whether nothing has reached OpenSign. */
	certainlyNotSent: boolean;
	/** Whether it may be otherwise in a moment. */
	mayPass: boolean;
}

/**
 * OpenSign's answer, whatever its status, or why there is none.
 *
 * HTTP errors are judged by `request` because n8n's helper sends a request a second time after a 401, which OpenSign
 * uses for "already exists"; redirects are off because a followed one carries the token to another host. The answer comes
 * as a stream because n8n's own time limit begins anew with each byte.
 */
export async function exchange(
	context: Context,
	call: Pick<ApiRequest, 'method' | 'path' | 'qs' | 'body' | 'file'>,
	environment: Environment,
): Promise<Answer | NoAnswer> {
	const { httpRequestWithAuthentication } = context.helpers;
	const limits = call.method === 'GET' ? LIMITS.read : LIMITS.change;
	const cancel = cancelSignal(context);
	const signal = timeLimit(limits.total, cancel);
	const { body: outgoing, headers: aboutBody } = await toOutgoing(call.body, call.file);
	try {
		if (isStream(outgoing)) signal.addEventListener('abort', () => outgoing.destroy());
		const answering = httpRequestWithAuthentication.call(context, 'openSignApi', {
			method: call.method,
			url: environment.apiUrl + call.path,
			qs: call.qs,
			body: outgoing,
			json: true,
			headers: { accept: 'application/json', ...aboutBody },
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'stream',
			timeout: limits.idle,
			abortSignal: signal,
		}) as Promise<IN8nHttpFullResponse>;
		const { statusCode: status, headers, body } = await within(signal, answering);
		return { status, headers, body: environment.redact(await readBody(body, signal)) };
	} catch (error) {
		if (cancel?.aborted) return { explanation: CANCELLED, certainlyNotSent: false, mayPass: false };
		if (signal.aborted) {
			const explanation = tooSlow(limits.total);
			return { explanation, certainlyNotSent: false, mayPass: true };
		}
		const { certainlyNotSent, mayPass, ...explanation } = explainNetworkError(error, environment);
		return { explanation, certainlyNotSent, mayPass };
	}
}

const CANCELLED: Explanation = {
	message: 'The execution was cancelled before OpenSign answered.',
	description: 'Nothing more was begun.',
};

const tooSlow = (ms: number): Explanation => ({
	message: `OpenSign has not answered completely within ${ms / 1000} seconds.`,
	description: 'The service, or a proxy between n8n and OpenSign, is overloaded. Try again later.',
});

/** @throws the reason of `signal`; whatever breaks the connection; an Error when there is too much */
async function readBody(body: unknown, signal: AbortSignal): Promise<unknown> {
	const content = await collect(body as Readable, signal, (bytes) => {
		if (bytes > LARGEST_ANSWER) throw new Error('The answer is too large.');
	});
	return toJson(content.toString('utf8'));
}

function toJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
