const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 500;

interface Page {
	limit?: string;
	skip?: string;
}

/** A page of a list, by the query's `limit` (500 at most) and `skip`. */
export function pageOf<T>(
	entries: T[],
	{ limit, skip = '0' }: Page,
	defaultLimit = DEFAULT_LIMIT,
): T[] {
	const first = Number(skip);
	const count = Math.min(LARGEST_LIMIT, Number(limit ?? defaultLimit));
	return entries.slice(first, first + count);
}

/** Last changed first; of the same millisecond, last made first. */
export const newestFirst = <T extends { updatedAt: Date }>(entries: Iterable<T>): T[] =>
	[...entries].reverse().sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
