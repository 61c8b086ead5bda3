import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { ListName } from './lists';

/** How a document has ended: completed, declined or expired. */
export type Letter = 'c' | 'd' | 'e';

/** A document whose events are not out yet: it cannot be read, or its files cannot be had. */
export type Unfinished = {
	/** Where it was seen. */
	list: ListName;
	/** When it was met first, milliseconds by n8n's clock, like `next`. */
	since: number;
	/** How often it could not be read. */
	tries: number;
	/** How often its files could not be had. */
	files: number;
	/** Before this, it is not tried again. */
	next: number;
	/** What was wrong the last time, for people who look into the state. */
	why: string;
	/** Whether it stands in n8n's log that it cannot be read. */
	isTold: boolean;
};

/** Something in the lists that cannot be told from other documents, so that it may be news that is missed. */
export type Gap = {
	/** Milliseconds by n8n's clock. */
	since: number;
	/** For people. */
	why: string;
	/** Whether it has been there for too long to be waited for. */
	isOver: boolean;
};

/** What the status trigger remembers between polls, by OpenSign's clock where nothing else is said: it and n8n's may differ. */
export interface StatusState extends IDataObject {
	/** Newest change that was seen and can be believed, ISO 8601. */
	watermark?: string;
	/** What had happened before this, when the trigger was first activated, is none of its business. */
	since?: string;
	/** Who has signed, by document: those that are in progress and have changed since the first activation. */
	signed?: Record<string, string[]>;
	/** Documents that are finished and need no more attention: completed, declined or expired. */
	closed?: Record<string, Letter>;
	/** When those that changed lately had changed as they were last read, by document, ISO 8601. */
	read?: Record<string, string>;
	/** Documents that are to be tried again, by id. */
	unfinished?: Record<string, Unfinished>;
	/** While it is there, the watermark stays where it is, for a while. */
	gap?: Gap;
	/** Addresses of executions that are to be woken, and how often that was tried. */
	wakes?: Record<string, number>;
	/** When the list of expired documents was read to its end, milliseconds by n8n's clock. */
	sweptAt?: number;
}

/** The same with all that documents are noted in. */
export type Draft = StatusState &
	Required<Pick<StatusState, 'since' | 'signed' | 'closed' | 'unfinished'>>;

/** Completed documents that are remembered; older ones would be emitted again only if somebody still edits them. */
const MOST_COMPLETED = 20_000;

/** What is remembered of the last poll; n8n keeps what is changed in it. Nobody else writes there. */
export const stateOf = (context: IPollFunctions) =>
	context.getWorkflowStaticData('node') as StatusState;

/** A copy that can be written to: `stored` stays as it is until a poll has ended well. */
export const draftOf = (stored: StatusState): Draft => ({
	...stored,
	since: stored.since ?? '',
	signed: { ...stored.signed },
	closed: { ...stored.closed },
	unfinished: { ...stored.unfinished },
	wakes: stored.wakes && { ...stored.wakes },
});

/** Leaves out the oldest completed documents when there are too many. */
export function prune(closed: Record<string, Letter>): Record<string, Letter> {
	const completed = Object.keys(closed).filter((id) => closed[id] === 'c');
	if (completed.length <= MOST_COMPLETED) return closed;
	const gone = new Set(completed.slice(0, completed.length - MOST_COMPLETED));
	return Object.fromEntries(Object.entries(closed).filter(([id]) => !gone.has(id)));
}
