/** A file from a web address that somebody has entered, which may be any. */
import type { IExecuteFunctions } from 'n8n-workflow';

import { store, type Content } from '../core/content';
import { isPrivateHost } from '../core/privateHost';
import { openStream, tidily, toStream, type Readable, type StreamedResponse } from '../core/stream';
import { cancelSignal, timeLimit, wait, within } from '../core/wait';
import { isBlockedByN8n, resolvesToPrivate } from './egress';

/** Milliseconds for all of it: every try, every redirect, and the pauses between. */
const TIME_LIMIT_MS = 5 * 60_000;
/** Milliseconds before each further try. */
const PAUSES_MS = [1000, 3000];
/** Redirects that are followed. */
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/** A file to fetch. */
export interface Wanted {
	/** http: or https:. */
	url: string;
	/** How errors name it. */
	name: string;
	/** Whether it may come from this machine or a private network. */
	mayBePrivate: boolean;
	/** Says of the bytes so far that they are too many. */
	tooLarge: (bytes: number) => string | undefined;
}

type Downloaded = Content | { problem: string };

/** Why there is no file, as a sentence. */
class NotFetched extends Error {
	/** @param again whether another try may bring it */
	constructor(
		problem: string,
		readonly again = false,
	) {
		super(problem);
	}
}

/**
 * Fetches a file into n8n's store, without the OpenSign token, until it turns out too large. What breaks on the way, or
 * is a fault of the server's own (5xx), is tried again. Neither the address's query nor anything of the answer gets into a problem.
 */
export async function download(context: IExecuteFunctions, wanted: Wanted): Promise<Downloaded> {
	const cancelled = cancelSignal(context);
	const signal = timeLimit(TIME_LIMIT_MS, cancelled);
	for (let attempt = 0; ; attempt++) {
		const { file, fault } = await tryToFetch(context, wanted, signal);
		if (file) return file;
		if (cancelled?.aborted) return { problem: `${wanted.name}: the execution was cancelled.` };
		if (signal.aborted) return { problem: tookTooLong(wanted) };
		if (!fault.again || attempt === PAUSES_MS.length) return { problem: fault.message };
		await wait(PAUSES_MS[attempt], signal);
	}
}

const tookTooLong = ({ name }: Wanted) =>
	`${name} cannot be fetched: it has not come within ${TIME_LIMIT_MS / 60_000} minutes. Check that the host answers.`;

type Attempt = { file: Content; fault?: undefined } | { file?: undefined; fault: NotFetched };

async function tryToFetch(
	context: IExecuteFunctions,
	wanted: Wanted,
	signal: AbortSignal,
): Promise<Attempt> {
	try {
		const { headers, body } = await open(context, wanted, signal);
		const announced = Number(headers['content-length'] ?? NaN);
		return { file: await keep(context, body, announced, wanted, signal) };
	} catch (error) {
		return { fault: error instanceof NotFetched ? error : broken(wanted) };
	}
}

const broken = ({ name }: Wanted) =>
	new NotFetched(
		`${name} cannot be fetched: the host cannot be reached, or the connection broke. Check the URL.`,
		true,
	);

/** The answer with the file. Redirects are followed here, since each of their addresses has to be looked at. */
async function open(
	context: IExecuteFunctions,
	wanted: Wanted,
	signal: AbortSignal,
): Promise<StreamedResponse> {
	let url = new URL(wanted.url);
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		if (!wanted.mayBePrivate) await refusePrivate(context, url, wanted);
		const response = await get(context, url, wanted, signal);
		const { statusCode: status, headers } = response;
		if (status >= 200 && status < 300) return response;
		response.body.destroy();
		const { location } = headers;
		if (!REDIRECTS.includes(status) || typeof location !== 'string') {
			throw new NotFetched(refused(wanted, status), status >= 500);
		}
		url = follow(url, location, wanted);
	}
	throw new NotFetched(
		`${wanted.name} cannot be fetched: it redirects more than ${MOST_REDIRECTS} times. Enter the address that it really has.`,
	);
}

const refused = ({ name }: Wanted, status: number) =>
	`${name} cannot be fetched: the host answers with HTTP status ${status}. Check that the URL works without logging in.`;

/** Where a redirect leads to; never from an encrypted connection to one that others can read and change. */
function follow(from: URL, location: string, { name }: Wanted): URL {
	const next = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
	const isPlain = next?.protocol === 'http:';
	if (next === undefined || (!isPlain && next.protocol !== 'https:')) {
		throw new NotFetched(`${name} cannot be fetched: it redirects to what is no web address.`);
	}
	if (isPlain && from.protocol === 'https:') {
		throw new NotFetched(
			`${name} cannot be fetched: it redirects from https to plain http, where the file could be changed on the way.`,
		);
	}
	return next;
}

/** @throws NotFetched where an address leads to what only this machine or its network can reach */
async function refusePrivate(context: IExecuteFunctions, url: URL, { name }: Wanted) {
	const isPrivate = isPrivateHost(url.hostname) || (await resolvesToPrivate(context, url));
	if (!isPrivate) return;
	throw new NotFetched(
		`${name} is not fetched: ${url.hostname} is this machine, or in a private network. If the file is to come from there, turn on Allow Private Addresses below PDF URL.`,
	);
}

async function get(
	context: IExecuteFunctions,
	url: URL,
	wanted: Wanted,
	signal: AbortSignal,
): Promise<StreamedResponse> {
	try {
		return await openStream(context, { url: url.href, idleMs: TIME_LIMIT_MS }, signal);
	} catch (error) {
		const fault = isBlockedByN8n(error) ? blocked(url, wanted) : broken(wanted);
		throw fault;
	}
}

const blocked = ({ hostname }: URL, { name }: Wanted) =>
	new NotFetched(
		`${name} is not fetched: this n8n does not let workflows reach ${hostname}. Ask whoever runs it to allow that host (N8N_SSRF_ALLOWED_HOSTNAMES).`,
	);

/** @param announced bytes by the Content-Length; not a number where there is none */
async function keep(
	context: IExecuteFunctions,
	body: Readable,
	announced: number,
	{ tooLarge }: Wanted,
	signal: AbortSignal,
): Promise<Content> {
	const early = announced > 0 ? tooLarge(announced) : undefined;
	if (early !== undefined) body.destroy();
	refuseTooLarge(early);
	let problem: string | undefined;
	const checked = toStream(body, async function* (chunks) {
		let bytes = 0;
		for await (const chunk of tidily(chunks, 'kept')) {
			bytes += chunk.length;
			problem = tooLarge(bytes);
			refuseTooLarge(problem);
			yield chunk;
		}
	});
	try {
		return await within(signal, store(context, checked, 'document.pdf'));
	} catch (error) {
		// n8n may have put an error of its own around ours.
		refuseTooLarge(problem);
		const failure = error as Error;
		throw failure;
	} finally {
		body.destroy();
	}
}

function refuseTooLarge(problem: string | undefined) {
	if (problem !== undefined) throw new NotFetched(problem);
}
