import { wait } from './wait';

/** How the items of a run are worked on. */
export interface Pace {
	/** Items at the same time, at least one. */
	atOnce: number;
	/** Milliseconds between the end of one and the beginning of the next in its place. */
	pauseMs: number;
}

/**
 * Does `work` for 0 … `count` - 1, some of them at the same time, and begins them in their order.
 *
 * @param work must not throw
 * @param stops is asked before each; once it is true none is begun, and those under way are waited for
 * @returns what came of each; undefined for those that were not begun
 */
export async function eachAtOnce<T>(
	count: number,
	{ atOnce, pauseMs }: Pace,
	work: (i: number) => Promise<T>,
	{ stops, signal }: { stops: () => boolean; signal?: AbortSignal },
): Promise<Array<T | undefined>> {
	const outcomes = new Array<T | undefined>(count).fill(undefined);
	let next = 0;
	const workThrough = async () => {
		while (next < count && !stops()) {
			const i = next++;
			outcomes[i] = await work(i);
			if (pauseMs > 0 && next < count && !stops()) await wait(pauseMs, signal);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, count) }, workThrough));
	return outcomes;
}

/**
 * What `work` makes of each, some of them at the same time, in their order.
 *
 * @throws what `work` has thrown first; none is begun after it, and those under way are waited for
 */
export async function mapAtOnce<T, U>(
	all: T[],
	atOnce: number,
	work: (one: T, k: number) => Promise<U>,
): Promise<U[]> {
	let failure: { error: unknown } | undefined;
	const attempt = async (k: number) => {
		try {
			return await work(all[k], k);
		} catch (error) {
			failure ??= { error };
			return undefined;
		}
	};
	const pace = { atOnce, pauseMs: 0 };
	const made = await eachAtOnce(all.length, pace, attempt, { stops: () => failure !== undefined });
	if (failure) throw failure.error as Error;
	return made as U[];
}
