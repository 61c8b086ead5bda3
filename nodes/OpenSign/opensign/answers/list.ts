import { list, record } from './read';

/** Reads a list of OpenSign's, entry by entry. */
export const readResult =
	<T>(readEntry: (entry: unknown, place: string) => T) =>
	(value: unknown): T[] =>
		list(record(value).result, 'result', readEntry);
