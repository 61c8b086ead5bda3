import type { Reason } from './reason';

export const RECORD: Reason[] = [
	{
		file: 'core/record.ts',
		original:
			/^entry\.search !== undefined$|^entry\.target === target && entry\.search !== undefined$/,
		why: 'Nothing else: what has no search is passed over where this is used (`resolve.ts`).',
	},
	{
		file: 'core/record.ts',
		original: /^id === undefined$/,
		replacement: /^false$/,
		why: 'Nothing else: an undefined id among known ones is no document’s.',
	},
	{
		file: 'core/record.ts',
		original: /^'hex'$/,
		why: 'Nothing else: the bytes as text tell inputs apart as well.',
	},
	{
		file: 'core/record.ts',
		original: /^\{ title: '' \}$|^''$/,
		why: 'Nothing else: the title of what is not made is shown nowhere.',
	},
	{
		file: 'core/record.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has no ids and no links.',
	},
	{
		file: 'core/record.ts',
		original: /^entry && isOpen\(entry\)$|^entry\.id !== undefined$/,
		why: 'What is not open, or has no id, is told apart again where this is used.',
	},
	{
		file: 'core/router.ts',
		original: /^\{ error: error\.message \}$/,
		why: 'n8n puts the same text there by itself.',
	},
	{
		file: 'core/router.ts',
		original: /^routes\.some/,
		why: 'Nothing else: no operation has routes of both kinds.',
	},
	{
		file: 'core/router.ts',
		original: /\$\{operation\.name\}|\$\{name\}/,
		why: 'A node runs one operation, so its items need no name of it to be told apart.',
	},
	{
		file: 'core/router.ts',
		original: /^''$|^error\.description \?\? ''$/,
		why: 'Every error of what was made has a description.',
	},
	{
		file: 'core/router.ts',
		original: /^\{ itemIndex: i \}$/,
		why: 'The loop over the items puts the index there as well.',
	},
	{
		file: 'sending/newest.ts',
		original: /^path\.startsWith\('\/createdocument'\)$/,
		why: 'For a template whose id holds the word "template", which no id of OpenSign’s can.',
	},
	{
		file: 'sending/newest.ts',
		original: /^\{ skip: 0, limit: NEWEST/,
		why: 'A gap: no test has more newer ones than OpenSign gives where no number is asked for.',
	},
	{
		file: 'sending/newest.ts',
		original: /^\{ return undefined; \}$/,
		why: 'Nothing else.',
	},
	{
		file: 'sending/alreadySent.ts',
		original: /updatedAt/,
		why: 'More of the list is read than must be, and sorted out.',
	},
	{
		file: 'sending/alreadySent.ts',
		original: /signers\?\.length|^''$|< since$/,
		why: 'For answers that leave out signers or dates; a millisecond more or less.',
	},
	{
		original: /^'documentId'$/,
		why: 'Of what is sent the output is made from the document itself.',
	},
	{
		file: 'sending/create.ts',
		original: /^''$|trim\(\)$/,
		why: 'Every error of unknown outcome has a description.',
	},
	{
		file: 'sending/lookUp.ts',
		original: /cancelled\(search\)|The execution was cancelled/,
		why: 'Of a cancelled execution n8n shows no error of the node.',
	},
	{
		file: 'sending/lookUp.ts',
		original: /^Date\.now\(\) \+ pause > end$/,
		why: 'A millisecond more or less.',
	},
	{
		file: 'sending/alreadySent.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has no title, and what is put out has its own warnings.',
	},
	{
		file: 'sending/lookUp.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has no address.',
	},
	{
		file: 'sending/lookUp.ts',
		original: /^signal\?\.aborted$|^fitting !== undefined$/,
		why: 'Which words the error has.',
	},
	{
		file: 'sending/create.ts',
		original: /^\[\]$/,
		why: 'A gap: no test loses the answer of a send with a role that names nobody.',
	},
];
