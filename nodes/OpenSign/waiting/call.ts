/** How the triggers wake an execution that waits for a document: by the address that the document carries. */
import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

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
	const base = waitingBase(context);
	if (base === undefined || origin !== base.origin) return undefined;
	return pathname.startsWith(base.path) ? address : undefined;
}

/** Where this n8n takes calls that wake executions. No context has it, but expressions have an address below it. */
function waitingBase(context: Context): { origin: string; path: string } | undefined {
	const { evaluateExpression } = context as Partial<IWebhookFunctions>;
	const example = evaluateExpression?.call(context, '{{ $execution.resumeUrl }}');
	if (typeof example !== 'string' || !URL.canParse(example)) return undefined;
	const { origin, pathname } = new URL(example);
	return { origin, path: pathname.slice(0, pathname.lastIndexOf('/') + 1) };
}

/** What has come of a call: there is nothing more to do, or it is to be tried again. */
export type Called = 'done' | 'later';

/** Calls the address once. The node behind it believes nobody: it asks OpenSign itself. */
export async function call(context: Context, url: string): Promise<Called> {
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			json: true,
			timeout: LONGEST_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as { statusCode: number; body: unknown };
		// The nodes before or behind it are running: it may go to sleep again, in a loop.
		const isBusy = statusCode === 409 && /running/.test(JSON.stringify(body));
		return isBusy || statusCode >= 500 ? 'later' : 'done';
	} catch {
		return 'later';
	}
}

/** Calls the address until it is taken, for a quarter of an hour at most. Never throws. */
export async function callUntilDone(context: Context, address: string): Promise<void> {
	for (const pause of [BROWSER_FIRST_MS, ...PAUSES_MS]) {
		await wait(pause, undefined);
		if ((await call(context, address)) === 'done') return;
	}
}
