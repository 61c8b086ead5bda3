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
		file: 'sending/newest.ts',
		original: /^path\.startsWith\('\/createdocument'\)$/,
		why: 'For a template whose id holds the word "template", which no id of OpenSign’s can.',
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
