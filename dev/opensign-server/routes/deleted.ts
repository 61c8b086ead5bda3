import type { Account } from '../state/account';

/** What a 404 says of an id. Somebody who asks for what was deleted gets another key. */
export const notFound = ({ deleted, quirks }: Account, id: string, sentence: string) =>
	quirks.deletedIsMessage && deleted.has(id) ? { message: sentence } : { error: sentence };

/** Notes that something was deleted. @returns the answer */
export function markDeleted({ deleted }: Account, objectId: string) {
	deleted.add(objectId);
	return { objectId, deletedAt: new Date().toISOString() };
}
