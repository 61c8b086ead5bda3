/** A second try of what the first may have done already, whose answer did not come. */
import type { Change } from './answers/change';
import { hasStatus } from './request';

/** Milliseconds by which OpenSign's clock may differ from ours. */
const SKEW_MS = 60_000;

/**
 * A deletion. That it is gone is what was wanted, where an earlier try may have deleted it.
 *
 * @param triedAt when that began, milliseconds since 1970; nothing if there was none
 */
export async function removeOnce(
	triedAt: number | undefined,
	remove: () => Promise<Change>,
): Promise<Pick<Change, 'deletedAt'>> {
	try {
		return await remove();
	} catch (error) {
		const failure = error as Error;
		if (triedAt !== undefined && hasStatus(failure, 404)) return { deletedAt: null };
		throw failure;
	}
}

/** Whether something was made since an earlier try began, so that it is what that try has made. */
export const madeSince = (
	triedAt: number | undefined,
	createdAt: string | undefined,
): triedAt is number => triedAt !== undefined && Date.parse(createdAt ?? '') >= triedAt - SKEW_MS;
