/** What the status trigger says in n8n's log, once each: as an item, it would start the workflow with no document. */
import type { IPollFunctions } from 'n8n-workflow';

import type { Gap } from './statusState';

/** Documents that one line names. */
const MOST_NAMED = 5;

/** @param unread documents that cannot be read since this poll, and why */
export function warnOfUnread(context: IPollFunctions, unread: string[]): void {
	if (unread.length === 0) return;
	const named = unread.slice(0, MOST_NAMED).join(', ');
	const others = unread.length - MOST_NAMED;
	const more = others > 0 ? `, and ${others} more` : '';
	warn(
		context,
		`Documents that cannot be read now: ${named}${more}. They are tried again with the following polls, and hold up no other document.`,
	);
}

/** Of a gap in OpenSign's lists: when it appears, and when it is waited for no longer. */
export function warnOfGap(
	context: IPollFunctions,
	before: Gap | undefined,
	now: Gap | undefined,
): void {
	if (now && !before)
		warn(
			context,
			`OpenSign's lists are not read to the full: ${now.why}. What changes is found all the same, except what may be hidden there; it is looked for again for a day.`,
		);
	if (now?.isOver && !before?.isOver)
		warn(
			context,
			`OpenSign's lists have not been read to the full for a day: ${now.why}. What is hidden there is not waited for any longer: it is found when it changes.`,
		);
}

function warn(context: IPollFunctions, text: string): void {
	context.logger.warn(`OpenSign Status Trigger "${context.getNode().name}": ${text}`);
}
