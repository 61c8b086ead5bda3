/** Reading once more what could not be read: nothing is changed by it. */
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { cancelSignal, wait } from '../core/wait';
import { LIMITS } from './limits';

/** A failure that may be over in a moment. */
export interface Passing {
	/** How often to try again, at most. */
	tries: number;
	/** How long the server asks to wait, milliseconds. */
	afterMs?: number;
}

/** Milliseconds before each new try; each is made longer by up to a quarter, so that many items do not ask as one. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000];
const JITTER = 0.25;

/** For what passes in time: overload, a restart, a broken line. */
export const WHILE = PAUSES_MS.length;
/** For what may be a torn answer, or a page that stays for ever: 1.5 seconds. */
export const TWICE = 2;

/** Asks, and asks again while the failure may pass and there is time. */
export async function repeatRead<O extends { passing?: Passing }>(
	context: object,
	ask: () => Promise<O>,
): Promise<O> {
	const signal = cancelSignal(context);
	const canBeCancelled = 'getExecutionCancelSignal' in context;
	const { execution, others } = LIMITS.repeats;
	const end = Date.now() + (canBeCancelled ? execution : others);
	for (let tries = 0; ; tries++) {
		const outcome = await ask();
		const { passing } = outcome;
		if (passing === undefined || tries >= passing.tries) return outcome;
		const pause = PAUSES_MS[tries] * (1 + JITTER * Math.random());
		const until = Math.max(pause, passing.afterMs ?? 0);
		// What took all the time there was is tried once more all the same.
		const isLate = tries === 0 && Date.now() > end && passing.afterMs === undefined;
		if (Date.now() + until > end && !isLate) return outcome;
		await wait(until, signal);
		if (signal?.aborted) return outcome;
	}
}

/**
 * How long a server asks to wait, milliseconds; nothing if it does not say.
 *
 * `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3).
 */
export function readRetryAfter(headers: IN8nHttpFullResponse['headers']): number | undefined {
	const value = String(headers['retry-after'] ?? '').trim();
	if (value === '') return undefined;
	const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
