/** Why a change of the code that no test notices may go unnoticed. The first that fits counts. */
export interface Reason {
	/** The end of the file's path; any file if none is given. */
	file?: string;
	/** Of the code that is changed. */
	original: RegExp;
	/** Of what stands in its place. */
	replacement?: RegExp;
	why: string;
}

const RECORD: Reason[] = [
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
];

const ANYWHERE: Reason[] = [
	{
		original: /^(cancelSignal\(\w+\)|signal|cancel)\?\.aborted$/,
		replacement: /^[^?]*$/,
		why: 'For an n8n without a signal for cancelling; the one of the tests has it.',
	},
	{
		original: /^\[\]$/,
		replacement: /Stryker was here/,
		why: 'The place of a list that is filled, or asked for its objects, of which a text is none.',
	},
];

export const REASONS: Reason[] = [...RECORD, ...ANYWHERE];
