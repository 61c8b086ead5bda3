import { sleep } from 'n8n-workflow';

/** Ends when the execution is cancelled; nothing where a node cannot be cancelled, as in a trigger. */
export function cancelSignal(context: object): AbortSignal | undefined {
	const { getExecutionCancelSignal } = context as {
		getExecutionCancelSignal?: () => AbortSignal | undefined;
	};
	return getExecutionCancelSignal?.call(context);
}

/** Ends after `ms` milliseconds, or when the execution is cancelled. */
export function timeLimit(ms: number, cancel: AbortSignal | undefined): AbortSignal {
	const limit = AbortSignal.timeout(ms);
	return cancel ? AbortSignal.any([limit, cancel]) : limit;
}

/**
 * What `work` yields, or the reason of `signal` as soon as that ends: whatever does the work may go on, unheard.
 *
 * @throws the signal's reason, or what `work` throws
 */
export async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
	let stop = () => {};
	const ended = new Promise<never>((_resolve, reject) => {
		stop = () => reject(signal.reason as Error);
		signal.addEventListener('abort', stop, { once: true });
	});
	if (signal.aborted) stop();
	try {
		return await Promise.race([work, ended]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** How long pauses last; tests do not wait for them. */
export const PACE = { factor: 1 };

/**
 * Waits, or less long where the execution is cancelled meanwhile.
 *
 * @param ms milliseconds
 */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
	const pause = sleep(ms * PACE.factor);
	if (signal === undefined) return await pause;
	// That it is cancelled is for the caller to see: `signal.aborted`.
	await within(signal, pause).catch(() => undefined);
}
