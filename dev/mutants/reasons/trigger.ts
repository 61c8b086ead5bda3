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
		original: /inprogress/,
		why: 'Nothing else: what is in progress is not asked whether it has ended.',
	},
	{
		file: 'trigger/changes.ts',
		original: /^''$/,
		why: 'Nothing else: neither is a date, and neither is a status of OpenSign’s.',
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
