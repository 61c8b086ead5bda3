/** Waking executions that wait for documents which a poll has found to be final. */
import type { IPollFunctions } from 'n8n-workflow';

import type { OpenSignDocument } from '../opensign/shapes';
import { addressToCall, call } from '../waiting/call';
import type { Draft } from './statusState';

/** Executions that are woken with one poll; the rest has its turn with the next. */
const MOST_PER_POLL = 100;
/** Of these, at the same time. */
const AT_ONCE = 5;
/** Polls with which one is tried, at most. */
const MOST_TRIES = 60;

/** Notes whom a document's end wakes, if anybody waits for it. */
export function noteWake(context: IPollFunctions, state: Draft, document: OpenSignDocument): void {
	const address = addressToCall(context, document);
	if (address !== undefined) state.wakes = { [address]: 0, ...state.wakes };
}

/** Wakes those that are noted. Who was not ready is tried again with the next poll. */
export async function wakeNoted(context: IPollFunctions, state: Draft): Promise<void> {
	const { wakes } = state;
	if (wakes === undefined) return;
	const due = Object.keys(wakes).slice(0, MOST_PER_POLL);
	for (let first = 0; first < due.length; first += AT_ONCE) {
		const some = due.slice(first, first + AT_ONCE);
		await Promise.all(
			some.map(async (address) => {
				const called = await call(context, address);
				wakes[address] += 1;
				if (called === 'done' || wakes[address] >= MOST_TRIES) delete wakes[address];
			}),
		);
	}
	// Not deleted: what is left out would stay in what is stored.
	state.wakes = Object.keys(wakes).length > 0 ? wakes : undefined;
}
