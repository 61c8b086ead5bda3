/** n8n's binary store, which may no longer have a file that an item still names. */
import type { IBinaryData } from 'n8n-workflow';

import { causesOf } from '../core/causes';

/** How the stores say so: most in n8n's own words, the database's in TypeORM's, and older ones by a code. */
const WORDS = /file not found|could not find any entity/i;
const NAMES = ['ENOENT', 'NoSuchKey', 'NotFound', 'BlobNotFound'];

/** What `read` finds in the store; nothing where the file is gone. */
export async function fromStore<T>(read: () => Promise<T>): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		if (isGone(error)) return undefined;
		const failure = error as Error;
		throw failure;
	}
}

const isGone = (error: unknown) =>
	causesOf(error).some(
		({ message, name, code }) =>
			WORDS.test(String(message)) || NAMES.includes(String(code)) || NAMES.includes(String(name)),
	);

/** What to say of a file that is gone, and why that happens. */
export function sayGone({ fileName }: IBinaryData, field: string) {
	const file = fileName ? `the file '${fileName}'` : 'the file';
	return {
		problem: `PDF File: n8n's store no longer has ${file} that this item has as '${field}'. Start a new execution, so that the file is made or fetched again.`,
		why: "n8n deletes the files of executions that it does not keep or has pruned, so a later retry does not find them. n8n before 2.23 also loses files of webhook triggers that are called 'data': name it otherwise there, such as 'pdf'. In queue mode with files on disk, a worker does not see those of other machines: keep them in S3 or in the database, or on a volume that all share.",
	};
}
