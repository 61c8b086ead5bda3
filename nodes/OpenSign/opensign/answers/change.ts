import { dateOf, record } from './read';

/** What OpenSign says to a change or a deletion: when it took place, or null where it does not say. */
export interface Change {
	updatedAt: string | null;
	deletedAt: string | null;
	revokedAt: string | null;
}

export function readChange(value: unknown): Change {
	const { updatedAt, deletedAt, revokedAt } = record(value);
	return {
		updatedAt: dateOf(updatedAt) ?? null,
		deletedAt: dateOf(deletedAt) ?? null,
		revokedAt: dateOf(revokedAt) ?? null,
	};
}
