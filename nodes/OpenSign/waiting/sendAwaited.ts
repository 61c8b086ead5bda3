/** Sending a document that carries the address which wakes its workflow. */
import type { Problems } from '../core/errors';
import type { Read } from '../core/inputs';
import type { Call, OperationResult } from '../core/registry';
import { endOf, type filesOf, type thanksPage, type waitLimit } from '../inputs/waiting';
import { send, USUAL_DAYS, type Send } from '../sending/send';
import { addressOf, doubtOf, whyNoWait } from './address';
import { waitOf, type Settings } from './wait';

/** What was entered about the waiting, as far as it could be read. */
type Entered = Partial<
	Read<{ limit: typeof waitLimit; thanks: typeof thanksPage; files: ReturnType<typeof filesOf> }>
> & { approves?: boolean };

export interface Awaited {
	document: Send;
	settings: Settings;
}

/** @returns all that is needed, or undefined when something is wrong */
export function checkWait(
	document: Send | undefined,
	{ limit, thanks, files, approves }: Entered,
	{ context }: Call,
	problems: Problems,
): Awaited | undefined {
	const obstacle = whyNoWait(context);
	if (obstacle) problems.add(obstacle);
	const redirect = redirectOf(document);
	if (thanks && redirect.entered && redirect.entered !== thanks) {
		problems.add(
			'Thank-You Page: the Redirect URL under Additional Options says otherwise. Enter one of the two, as signers are led to one page.',
		);
	}
	if (!document || !limit || thanks === undefined || !files) return undefined;
	const until = endOf(limit, daysOf(document));
	return {
		document,
		settings: { thanks: thanks || redirect.entered || redirect.template, files, until, approves },
	};
}

/** @throws as a send does: nothing waits for what was not sent */
export async function sendAwaited(
	call: Call,
	{ document, settings }: Awaited,
): Promise<OperationResult> {
	const { context, i } = call;
	const wait = waitOf(context);
	wait.settings[i] = settings;
	const address = addressOf(context, wait.id, i);
	const doubt = doubtOf(address);
	const result = await send(call, {
		...document,
		body: { ...document.body, redirect_url: address },
		address,
	});
	if (doubt === undefined) return result;
	const { warnings = [] } = result.json;
	return { json: { ...result.json, warnings: [...(warnings as string[]), doubt] } };
}

/** Where signers would be led to, if nobody waited. */
function redirectOf(document: Send | undefined) {
	const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		entered: textOf(document?.body.redirect_url),
		template: textOf(document?.template?.raw.redirect_url),
	};
}

/** In which it can be signed. */
function daysOf({ body, template }: Send): number {
	const days = body.timeToCompleteDays ?? template?.raw.timeToCompleteDays;
	return typeof days === 'number' && days > 0 ? days : USUAL_DAYS;
}
