/** How the triggers wake an execution that waits for a document: by the address that the document carries. */
import type {
	IDataObject,
	IExecuteFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord } from '../core/inputs';
import { wait } from '../core/wait';
import type { OpenSignDocument } from '../opensign/shapes';
import { isFinal } from './look';

type Context = IWebhookFunctions | IPollFunctions;

/** Milliseconds that an answer may take: the node that waits fetches files first. */
const LONGEST_MS = 120_000;
/** Milliseconds before the first call, since the signer's browser should come first: it gets its page only then. */
const BROWSER_FIRST_MS = 5_000;
/** Milliseconds before each further call where n8n or OpenSign was not ready. */
const PAUSES_MS = [10_000, 30_000, 2 * 60_000, 10 * 60_000];

/**
 * The address of the execution of this n8n that waits for a document; nothing where the document is not final, or its
 * redirect URL is somebody else's.
 */
export function addressToCall(context: Context, document: OpenSignDocument): string | undefined {
	const { redirect_url: address } = document.raw;
	if (!isFinal({ document }) || typeof address !== 'string' || !URL.canParse(address)) return;
	const { origin, pathname } = new URL(address);
	const example = resumeUrl(context);
	if (example === undefined || origin !== example.origin) return undefined;
	// Where this n8n takes calls that wake executions.
	const base = example.pathname.slice(0, example.pathname.lastIndexOf('/') + 1);
	return pathname.startsWith(base) ? address : undefined;
}

/** The address of the execution that runs, which no context has, but expressions. */
function resumeUrl(context: Context): URL | undefined {
	const { evaluateExpression } = context as Partial<IWebhookFunctions>;
	const url = evaluateExpression?.call(context, '{{ $execution.resumeUrl }}');
	return typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
}

/** Rounds that this process calls again by itself. */
const comingAgain = new Set<string>();

/**
 * Calls the address again by which a signer's browser has come while OpenSign could not be asked: nobody else may come.
 *
 * @param round tells it from others
 */
export function comeAgain(context: IWebhookFunctions, round: string): void {
	const address = resumeUrl(context);
	if (address === undefined || comingAgain.has(round)) return;
	address.pathname += `/${encodeURIComponent(context.getNode().id)}`;
	address.search = '';
	// Of a name that comes twice n8n reads the first.
	for (const [name, value] of Object.entries(context.getQueryData() as object))
		address.searchParams.set(name, String([value].flat()[0]));
	comingAgain.add(round);
	void callUntilDone(context, address.href, {}).finally(() => comingAgain.delete(round));
}

/** What has come of a call: there is nothing more to do, or it is to be tried again. */
export type Called = 'done' | 'later';

/** Calls the address once. The node behind it believes nobody: it asks OpenSign itself. */
export async function call(
	context: Context,
	address: string,
	message: IDataObject = {},
): Promise<Called> {
	const answer = await post(context, address, message);
	return answer === undefined || isBusy(answer) || answer.statusCode >= 500 ? 'later' : 'done';
}

/** Calls the address until it is taken, for a quarter of an hour at most. Never throws. */
export async function callUntilDone(
	context: Context,
	address: string,
	message: IDataObject,
): Promise<void> {
	for (const pause of [BROWSER_FIRST_MS, ...PAUSES_MS]) {
		await wait(pause, undefined);
		if ((await call(context, address, message)) === 'done') return;
	}
}

/** Whether an execution sleeps, or is about to, that this address wakes; also where nobody knows. */
export async function mayWait(context: IExecuteFunctions, address: string): Promise<boolean> {
	const answer = await post(context, address, {});
	if (answer === undefined || isBusy(answer)) return true;
	return isRecord(answer.body) && 'wakes' in answer.body;
}

interface Answer {
	statusCode: number;
	body: unknown;
}

/** The nodes before or behind the one that waits are running: it may go to sleep again, in a loop. */
const isBusy = ({ statusCode, body }: Answer) =>
	statusCode === 409 && /running/.test(JSON.stringify(body));

/** What n8n or the node answers; nothing where no answer comes. */
async function post(
	{ helpers }: Context | IExecuteFunctions,
	url: string,
	body: IDataObject,
): Promise<Answer | undefined> {
	try {
		return (await helpers.httpRequest({
			method: 'POST',
			url,
			body,
			json: true,
			timeout: LONGEST_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as Answer;
	} catch {
		return undefined;
	}
}
