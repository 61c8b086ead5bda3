import type { Call } from '../core/registry';
import { documentList, readPage, TEMPLATES, type ListOf } from '../opensign/list';
import type { OpenSignDocument, Template } from '../opensign/shapes';

/** What is looked at of the list that a create puts something into. */
export type Entry = Pick<
	OpenSignDocument | Template,
	'objectId' | 'title' | 'signers' | 'createdAt' | 'raw'
>;

/** How many of the newest are looked at. */
const NEWEST = 100;

/** The list that a create's route puts something into. */
export function listOf(path: string): ListOf<Entry> {
	if (path.startsWith('/createdocument')) return documentList('inprogress');
	if (path === '/draftdocument') return documentList('draft');
	return path.includes('template') ? TEMPLATES : documentList('inprogress');
}

/** The newest of a list as they are now; nothing where it cannot be read. */
export async function readNewest(
	{ context, i }: Call,
	list: ListOf<Entry>,
): Promise<Entry[] | undefined> {
	try {
		return await readPage(context, list, { skip: 0, limit: NEWEST, itemIndex: i });
	} catch {
		return undefined;
	}
}

/** The newest of a list before this run of the node has put anything into it; none where they cannot be read. */
export async function newestBefore(call: Call, list: ListOf<Entry>): Promise<Entry[]> {
	return await call.run.once(
		`newest of ${list.path}`,
		async () => (await readNewest(call, list)) ?? [],
	);
}
