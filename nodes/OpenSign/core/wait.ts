import { sleep } from 'n8n-workflow';

/**
 * Waits, or less long where the execution is cancelled meanwhile.
 *
 * @param ms milliseconds
 */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	if (!signal?.aborted) await Promise.race([sleep(ms), cancelled]);
}
