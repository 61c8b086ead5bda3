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
		file: 'trigger/filters.ts',
		original: /^'(Filters|documents)'$|displayName: 'Filters'/,
		why: 'What the panel shows: texts for people, of one word.',
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
		file: 'trigger/receive.ts',
		original: /^found\.error$/,
		replacement: /^true$/,
		why: 'Nothing else: what is undefined is left out of JSON.',
	},
	{
		file: 'trigger/receive.ts',
		original: /^wakes$/,
		replacement: /^true$/,
		why: 'Nothing else: the document has to be final as well, and whoever is woken asks OpenSign.',
	},
	{
		file: 'trigger/receive.ts',
		original: /^address === undefined$/,
		replacement: /^false$/,
		why: 'Nothing else: no address cannot be called.',
	},
	{
		file: 'trigger/registration.ts',
		original: /^''$/,
		why: 'For a trigger without an address, which n8n does not know.',
	},
	{
		file: 'trigger/registration.ts',
		original: /^(true|false)$/,
		why: 'Nothing else: n8n looks at what `checkExists` says, and at nothing that these do.',
	},
	{
		file: 'trigger/registration.ts',
		original: /^present !== (url|undefined)$/,
		replacement: /^true$/,
		why: 'Nothing else: its own address needs no room, and none is nobody’s.',
	},
	{
		file: 'trigger/registration.ts',
		original: /return undefined; \}$/,
		why: 'Nothing else: a function that ends gives nothing.',
	},
	{
		file: 'trigger/registration.ts',
		original: /^-parts$|^'\/'$/,
		why: 'For an n8n below a path of its host; the one of the tests is at the root.',
	},
	{
		file: 'trigger/settings.ts',
		original: /^'[A-Z]\w+'$|^\{ displayName: 'Options' \}$/,
		why: 'What the panel shows: texts for people, of one word.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^''$/,
		why: 'Nothing else: dates that are missing are left out before.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has nobody’s dates.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^entryOf\(trail, person\)\?\./,
		why: 'Nothing else: what is confirmed has an entry.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^default:/,
		why: 'Nothing else: a function that ends gives nothing.',
	},
	{
		file: 'trigger/verify.ts',
		original: /^date !== undefined$/,
		why: 'Nothing else: no date cannot be read as one.',
	},
	{
		file: 'trigger/settings.ts',
		original: /./,
		why: 'Noticed by `form` when asked by hand: the runner does not see that it depends on this table.',
	},
	{
		file: 'trigger/events.ts',
		original: /./,
		why: 'Noticed by `form` when asked by hand: the runner does not see that it depends on this table.',
	},
];
