import type { Reason } from './reason';

/** Of the status trigger, which belongs to the same room. */
export const POLLING: Reason[] = [
	{
		file: 'trigger/changes.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text is no event that anybody asks for, and nobody’s address.',
	},
	{
		file: 'trigger/changes.ts',
		original: /^end === undefined$/,
		why: 'Nothing else: an event of no name is one that nobody asks for.',
	},
	{
		file: 'trigger/changes.ts',
		original: /inprogress/,
		why: 'Nothing else: what is in progress is not asked whether it has ended.',
	},
	{
		file: 'trigger/changes.ts',
		original: /^''$/,
		why: 'Nothing else: neither is a date, and neither is a status of OpenSign’s.',
	},
	{
		file: 'trigger/changes.ts',
		original: /^toTime\(date\) [<>] toTime\(since\)$/,
		why: 'What is dated to the very millisecond at which the trigger’s time begins.',
	},
	{
		file: 'trigger/dates.ts',
		original: /<= Date\.now\(\)$/,
		replacement: /[^=] Date\.now/,
		why: 'A millisecond more or less.',
	},
	{
		file: 'trigger/dates.ts',
		original: /^date !== undefined$/,
		why: 'Nothing else: no date counts as 1970, which is newer than nothing.',
	},
	{
		file: 'trigger/dates.ts',
		original: /^isBelievable\(date\) && /,
		replacement: /\|\|/,
		why: 'More is looked through again than must be, and nothing is missed.',
	},
	{
		file: 'trigger/dates.ts',
		original: /> toTime\(last\)$/,
		replacement: />=/,
		why: 'Nothing else: both are the same time.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /^others\.length >= MOST_OTHERS$/,
		why: 'One list more is asked than must be.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /^''$/,
		why: 'Nothing else: neither is a status of OpenSign’s.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /^failure$/,
		replacement: /^true$/,
		why: 'Nothing else: of what could not be read there is always a failure.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text is no document that is read.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /reverse\(\)$/,
		why: 'Which of the others are asked for first.',
	},
	{
		file: 'trigger/lists.ts',
		original: /^skip > 0 && entries\.length > 0 && !overlaps$/,
		why: 'A gap: what slips through between two pages has changed, and is met with the next poll.',
	},
	{
		file: 'trigger/lists.ts',
		original: /^\(\) => false$/,
		why: 'Nothing else: nothing is as little an end as false.',
	},
	{
		file: 'trigger/lists.ts',
		original: /^!found\.has/,
		why: 'Nothing else: the same entry again, at the same place.',
	},
	{
		file: 'trigger/lists.ts',
		original: /^skip > 0$|^entries\.length > 0$/,
		why: 'Nothing else: on the first page, and on an empty one, the other conditions say the same.',
	},
	{
		file: 'trigger/lists.ts',
		original: /instanceof OddAnswer$/,
		why: 'Nothing else: a reader throws nothing else.',
	},
	{
		file: 'trigger/news.ts',
		original: /since: EPOCH/,
		why: 'Nothing else: both are written anew below.',
	},
	{
		file: 'trigger/news.ts',
		original: /^first < /,
		replacement: /<=/,
		why: 'Nothing else: behind the last there are none.',
	},
	{
		file: 'trigger/news.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has no date.',
	},
	{
		file: 'trigger/news.ts',
		original: /(<|>=) from$/,
		replacement: /(<=|>) from$/,
		why: 'A millisecond more or less.',
	},
	{
		file: 'trigger/news.ts',
		original: /^read\?\./,
		why: 'Nothing else: whoever has begun has it.',
	},
	{
		file: 'trigger/news.ts',
		original: /^updatedAt !== undefined|^toTime\(updatedAt\) >= from$/,
		why: 'Nothing else: what is older has ended the reading before, and what has no date is left out of JSON.',
	},
	{
		file: 'trigger/news.ts',
		original: /isExpired|list === 'expired'|^'expired'$|^\(\{ list \}/,
		why: 'Noticed since, by tests of `turns`.',
	},
	{
		file: 'trigger/news.ts',
		original: /isUndated|updatedAt === undefined$/,
		why: 'What has no date comes first then, not last, and is not left over.',
	},
	{
		file: 'trigger/news.ts',
		original: /handled\.has|isBelievable/,
		why: 'More is looked through again than must be, and nothing is missed.',
	},
	{
		file: 'trigger/news.ts',
		original: /^document$/,
		why: 'Noticed since, by a test of `news`.',
	},
	{
		file: 'trigger/poll.ts',
		original: /^10 \* 60|^failure$/,
		why: 'Noticed by `turns` and `output` when asked by hand; the runner did not get to them.',
	},
	{
		file: 'trigger/poll.ts',
		original: /^isMine\(\)$/,
		why: 'A gap: no test has a poll that ends while another goes on that has overtaken it.',
	},
	{
		file: 'trigger/pollTime.ts',
		original: /< \(?this\.budget/,
		replacement: /<=/,
		why: 'A millisecond more or less.',
	},
	{
		file: 'trigger/statusState.ts',
		original: /^''$/,
		why: 'Nothing else: whoever has begun has such a time.',
	},
	{
		file: 'trigger/statusState.ts',
		original: /^stored\.wakes && /,
		why: 'Nothing else: an empty list of whom to wake is none.',
	},
	{
		file: 'trigger/wakes.ts',
		original: /^first < /,
		replacement: /<=/,
		why: 'Nothing else: behind the last there are none.',
	},
	{
		file: 'trigger/wakes.ts',
		original: /^address !== undefined$/,
		why: 'Nothing else: no address cannot be called, and is forgotten after that.',
	},
	{
		file: 'trigger/warnings.ts',
		original: /^before\?\./,
		why: 'Nothing else: what is over has been there before.',
	},
	{
		file: 'trigger/workOff.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text is no item.',
	},
	{
		file: 'trigger/workOff.ts',
		original: /\(\{ document \}\) => document/,
		why: 'Noticed since, by a test of `inFull`.',
	},
	{
		file: 'trigger/workOff.ts',
		original: /^events\.length > 0$/,
		replacement: />=/,
		why: 'A document that starts nothing waits a little for its certificate.',
	},
];
