/** A call of the address that wakes an execution, by whomever: it is never believed, OpenSign is asked. */
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { keyOf } from './address';
import { isFinal, lookAtAll, type Look } from './look';
import { toOutcome } from './outcome';
import { EARLIER_ROUND, PAGE_HEADERS, pageOf, toHtml, UNAVAILABLE, type Page } from './pages';
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
	try {
		return await answer(this);
	} catch {
		return show(this, UNAVAILABLE);
	}
}

async function answer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const key = keyOf(context.getQueryData() as object);
	const waiting = waitingOf(context) ?? [];
	const own = waiting.findIndex((one) => one.key === key);
	if (own < 0) return show(context, EARLIER_ROUND);
	const looks = await lookAtAll(context, waiting);
	const ends = looks.every((look) => look === undefined || isFinal(look));
	if (!ends || isBeingWoken(key)) return thank(context, waiting[own], looks[own], ends);
	const round = waiting.flatMap((one) => one.key ?? []);
	note(round, Infinity);
	try {
		const outcomes = waiting.map(async (one, i) => await toOutcome(context, i, one, looks[i]));
		const items = await Promise.all(outcomes);
		thank(context, waiting[own], looks[own], ends);
		note(round, Date.now());
		return { ...ANSWERED, workflowData: [items] };
	} catch (error) {
		note(round, -Infinity);
		const failure = error as Error;
		throw failure;
	}
}

/** Notes when a round is woken; those that were woken long ago are forgotten. */
function note(keys: string[], at: number): void {
	for (const [key, when] of wakings) if (Date.now() - when >= WOKEN_FOR_MS) wakings.delete(key);
	for (const key of keys) wakings.set(key, at);
}

/** Leads a browser to the thank-you page, or says what has become of the document; tells a trigger. */
function thank(
	context: IWebhookFunctions,
	{ thanks }: Waiting,
	look: Look = {},
	ends: boolean,
): IWebhookResponseData {
	const response = context.getResponseObject();
	const isBrowser = context.getRequestObject().method === 'GET';
	if (!isBrowser) {
		// A trigger comes again where OpenSign could not be asked.
		response.status(look.isUnknown ? 503 : 200).json({ wakes: ends });
		return ANSWERED;
	}
	if (thanks === '') return show(context, pageOf(look));
	response.redirect(303, thanks);
	return ANSWERED;
}

function show(context: IWebhookFunctions, page: Page): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(page.status).set(PAGE_HEADERS).type('html').send(toHtml(page));
	return ANSWERED;
}
