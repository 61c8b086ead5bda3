import type { IDataObject, IPollFunctions } from 'n8n-workflow';

/** How a document has ended: completed, declined or expired. */
export type Letter = 'c' | 'd' | 'e';

/** What the status trigger remembers between polls, by OpenSign's clock throughout: it and n8n's may differ. */
export interface StatusState extends IDataObject {
	/** Newest change that was seen, ISO 8601. */
	watermark?: string;
	/** What had happened before this, when the trigger was first activated, is none of its business. */
	since?: string;
	/** Who has signed, by document: those that are in progress and have changed since the first activation. */
	signed?: Record<string, string[]>;
	/** Documents that are finished and need no more attention: completed, declined or expired. */
	closed?: Record<string, Letter>;
	/** When those that changed lately had changed as they were last read, by document, ISO 8601. */
	read?: Record<string, string>;
	/** When the list of expired documents was read to its end, milliseconds by n8n's clock. */
	sweptAt?: number;
}

/** Completed documents that are remembered; older ones would be emitted again only if somebody still edits them. */
const MOST_COMPLETED = 20_000;

/** What is remembered of the last poll; n8n keeps what is changed in it. Nobody else writes there. */
export const stateOf = (context: IPollFunctions) =>
	context.getWorkflowStaticData('node') as StatusState;

/** Leaves out the oldest completed documents when there are too many. */
export function prune(closed: Record<string, Letter>): Record<string, Letter> {
	const completed = Object.keys(closed).filter((id) => closed[id] === 'c');
	if (completed.length <= MOST_COMPLETED) return closed;
	const gone = new Set(completed.slice(0, completed.length - MOST_COMPLETED));
	return Object.fromEntries(Object.entries(closed).filter(([id]) => !gone.has(id)));
}
