import { setTimeout as pause } from 'node:timers/promises';

/** How long n8n may take for what it does after it has answered, in milliseconds. */
export const SETTLE_TIMEOUT_MS = 30_000;

const INTERVAL_MS = 100;

/** An error that ends a wait at once. */
export class Fatal extends Error {}

/**
 * Asks until there is an answer. Errors count as "not yet" (a server that starts refuses connections), save Fatal.
 *
 * @param what completes "Waited in vain until …"
 * @throws when the time is up, with the last error as the cause
 */
export async function until<T>(
	what: string,
	timeoutMs: number,
	ask: () => Promise<T | false>,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	let last: unknown;
	for (;;) {
		try {
			const answer = await ask();
			if (answer !== false) return answer;
			last = undefined;
		} catch (error) {
			if (error instanceof Fatal) throw error;
			last = error;
		}
		if (Date.now() >= deadline)
			throw new Error(`Waited ${timeoutMs / 1000} s in vain until ${what}.`, { cause: last });
		await pause(INTERVAL_MS);
	}
}
