import type { Reason } from './reason';

export const TRIGGER: Reason[] = [
	{
		file: 'trigger/age.ts',
		original: /> NEWS_MS$/,
		replacement: />=/,
		why: 'A millisecond more or less.',
	},
	{
		file: 'trigger/age.ts',
		original: /^''$/,
		why: 'Nothing else: neither is a date.',
	},
	{
		file: 'trigger/age.ts',
		original: /document === undefined$/,
		why: 'Nothing else: an old creation whose document cannot be read is refused before.',
	},
	{
		file: 'trigger/age.ts',
		original: /^!viewed|^!signed$|^\(\{ viewed, signed \}\)/,
		why: 'Nothing else: OpenSign’s audit trail names nobody before they have seen the document.',
	},
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
		file: 'trigger/duplicates.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text that is no happening’s key.',
	},
	{
		file: 'trigger/events.ts',
		original: /^'[A-Z]\w+'$/,
		why: 'What the panel shows: texts for people, of one word.',
	},
	{
		file: 'trigger/inFull.ts',
		original: /^''$/,
		why: 'Nothing else: neither is a status of OpenSign’s.',
	},
	{
		file: 'trigger/statusState.ts',
		original: /^''$/,
		why: 'Nothing else: whoever has begun has such a time.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^''$/,
		why: 'Nothing else: dates that are missing are left out before.',
	},
	{
		file: 'trigger/verify.ts',
		original: /entry\.email/,
		why: 'A gap: no test has an event of somebody whom only the audit trail names.',
	},
	{
		file: 'trigger/output.ts',
		original: /^'none'$/,
		why: 'Nothing else: it is always said which files are wanted (`withFiles`).',
	},
	{
		file: 'trigger/receive.ts',
		original: /^''$/,
		why: 'For credentials that lack the key: n8n gives a node the default, which is none.',
	},
	{
		file: 'trigger/registration.ts',
		original: /^''$/,
		why: 'For a trigger without an address, which n8n does not know.',
	},
];
