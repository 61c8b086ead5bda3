/** A call of the address that wakes an execution, by whomever: it is never believed, OpenSign is asked. */
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { keyOf } from './address';
import { comeAgain } from './call';
import { areAllFinal, isFinal, lookAt, lookAtAll, type Answer, type Look } from './look';
import { toOutcome } from './outcome';
import { EARLIER_ROUND, PAGE_HEADERS, pageOf, toHtml, UNAVAILABLE, type Page } from './pages';
import { takeMessage } from './reasons';
import { waitingOf, type Waiting } from './wait';

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * When a round was woken by this process, milliseconds since 1970, by the keys of its addresses: endless while it is at
 * it. Of calls that come at the same time one wakes, so that files are fetched once, and no late one wakes the next round.
 */
const wakings = new Map<string, number>();
/** Milliseconds after which a round that still sleeps may be woken again: n8n may have failed to. */
const WOKEN_FOR_MS = 20_000;

const isBeingWoken = (key: string) => Date.now() - (wakings.get(key) ?? -Infinity) < WOKEN_FOR_MS;

/**
 * Answers a signer's browser, or a trigger of this package, and wakes the execution once every document is final. Never
 * throws: n8n would wake the execution with nothing then.
 */
export async function wake(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const caller = new Caller(this);
	try {
		return await answer(this, caller);
	} catch {
		caller.show(UNAVAILABLE);
		later(this, caller);
		return ANSWERED;
	}
}

/** A trigger comes again by itself. */
function later(context: IWebhookFunctions, { isBrowser }: Caller): void {
	const { round } = context.getQueryData() as { round?: unknown };
	if (isBrowser) comeAgain(context, String(round));
}

async function answer(context: IWebhookFunctions, caller: Caller): Promise<IWebhookResponseData> {
	const key = keyOf(context.getQueryData() as object);
	const waiting = waitingOf(context) ?? [];
	const own = waiting.findIndex((one) => one.key === key);
	if (own < 0) {
		caller.show(EARLIER_ROUND);
		return ANSWERED;
	}
	const { thanks } = waiting[own];
	if (!caller.isBrowser) await takeMessage(context);
	const look = (await lookAt(context, waiting[own], own)) ?? {};
	const ends = await doesEnd(context, waiting, look);
	if (ends !== 'yes' || isBeingWoken(key)) {
		caller.thank(thanks, look, ends);
		if (ends === 'unknown') later(context, caller);
		return ANSWERED;
	}
	const round = waiting.flatMap((one) => one.key ?? []);
	note(round, Infinity);
	try {
		// A person does not wait for files. A trigger does: it comes again where this fails.
		if (caller.isBrowser) caller.thank(thanks, look, ends);
		const items = await toOutcomes(context, waiting);
		caller.thank(thanks, look, items ? 'yes' : 'no');
		note(round, items ? Date.now() : -Infinity);
		return items ? { ...ANSWERED, workflowData: [items] } : ANSWERED;
	} catch (error) {
		note(round, -Infinity);
		const failure = error as Error;
		throw failure;
	}
}

async function doesEnd(
	context: IWebhookFunctions,
	waiting: Waiting[],
	look: Look,
): Promise<Answer> {
	if (look.isUnknown) return 'unknown';
	return isFinal(look) ? await areAllFinal(context, waiting) : 'no';
}

/**
 * @returns nothing where one of the documents is not final any more
 * @throws where one cannot be had at the moment: what comes out is complete
 */
async function toOutcomes(
	context: IWebhookFunctions,
	waiting: Waiting[],
): Promise<INodeExecutionData[] | undefined> {
	const items: INodeExecutionData[] = [];
	const looks = await lookAtAll(context, waiting);
	if (looks.some((look) => look?.isUnknown)) throw new Error('OpenSign cannot be asked.');
	if (looks.some((look) => look !== undefined && !isFinal(look))) return undefined;
	// One after the other: these are files.
	for (const [i, one] of waiting.entries()) items.push(await toOutcome(context, i, one, looks[i]));
	return items;
}

/** Notes when a round is woken; those that were woken long ago are forgotten. */
function note(keys: string[], at: number): void {
	for (const [key, when] of wakings) if (Date.now() - when >= WOKEN_FOR_MS) wakings.delete(key);
	for (const key of keys) wakings.set(key, at);
}

/** Who has called: it is answered once. */
class Caller {
	private readonly response;

	private isAnswered = false;

	readonly isBrowser: boolean;

	constructor(context: IWebhookFunctions) {
		this.response = context.getResponseObject();
		this.isBrowser = context.getRequestObject().method === 'GET';
	}

	/** Leads a browser to the thank-you page, or says what has become of the document; tells a trigger. */
	thank(thanks: string, look: Look, ends: Answer): void {
		if (this.isBrowser && thanks === '') return this.show(pageOf(look));
		if (!this.isFirst()) return;
		if (this.isBrowser) this.response.redirect(303, thanks);
		// A trigger comes again where OpenSign could not be asked.
		else this.response.status(ends === 'unknown' ? 503 : 200).json({ wakes: ends === 'yes' });
	}

	show(page: Page): void {
		if (!this.isFirst()) return;
		this.response.status(page.status).set(PAGE_HEADERS).type('html').send(toHtml(page));
	}

	private isFirst(): boolean {
		const isFirst = !this.isAnswered;
		this.isAnswered = true;
		return isFirst;
	}
}
