import type { IDataObject } from 'n8n-workflow';

import { isOutcomeUnknown } from '../core/errors';
import type { Intent } from '../core/record';
import type { Call } from '../core/registry';

/** What a send has made: its id, and OpenSign's answer as it came. */
export interface Made {
	id: string;
	answer: IDataObject;
	/** What was changed of what was entered, a sentence each. */
	warnings: string[];
	/** Whether it was found afterwards, since the answer did not come. */
	recovered?: boolean;
	/** The output, where it was not this request that has made it. */
	json?: IDataObject;
}

/**
 * Sends, and has it recorded before and after, so that another try of the item neither repeats it nor forgets it.
 *
 * @param send must throw an error marked by `markOutcomeUnknown` when OpenSign may have carried the request out
 */
export async function sendOnce(
	{ i, key, run: { record } }: Call,
	intent: Intent,
	send: () => Promise<Made>,
): Promise<Made> {
	record.begin(key, i, intent);
	try {
		const made = await send();
		record.made(key, made.id);
		return made;
	} catch (error) {
		if (!isOutcomeUnknown(error)) record.forget(key);
		const failure = error as Error;
		throw failure;
	}
}
