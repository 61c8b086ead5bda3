import type { Reason } from './reason';

export const TRANSPORT: Reason[] = [
	{
		file: 'opensign/byId.ts',
		original: /thing === 'document'|^'document'$/,
		why: 'Which words are used, and a 404 about a document that says another thing is not there, which no test sends.',
	},
	{
		file: 'opensign/byId.ts',
		original: /^status === 404/,
		why: 'A gap: no test has “not found” in a refusal of another status.',
	},
	{
		file: 'opensign/byId.ts',
		original: /folder/,
		why: 'A gap: no test has OpenSign itself refuse to delete a folder. The node looks into it first.',
	},
	{
		file: 'opensign/files.ts',
		original: /EXPIRED/,
		why: 'A pause more or less before a fresh link is asked for.',
	},
	{
		file: 'opensign/files.ts',
		original: /accept-encoding|^'identity'$/,
		why: 'No storage of the tests encodes what it sends.',
	},
	{
		file: 'opensign/files.ts',
		original: /content-length/,
		why: 'What comes torn in the tests is known in other ways as well.',
	},
	{
		file: 'opensign/files.ts',
		original: /application\/pdf/,
		why: 'n8n then goes by the name, which ends in .pdf.',
	},
	{
		file: 'opensign/files.ts',
		original: /letters\.length > 0/,
		why: 'Nothing else: the last of no letters fits no pattern.',
	},
	{
		file: 'opensign/files.ts',
		original: /1000$|^'certificate'$|^which === 'file'$|^!url$|any more/,
		why: 'Which words the error has.',
	},
	{
		file: 'opensign/missingRoutes.ts',
		original: /^`answer \$\{route\}`$|^name === 'selfHosted'$/,
		why: 'Which words the error has.',
	},
	{
		file: 'opensign/repeat.ts',
		original: /tries === 0|Date\.now\(\) > end|afterMs === undefined/,
		why: 'A gap: no test waits for the 20 seconds after which a first try is the only one.',
	},
	{
		file: 'opensign/repeat.ts',
		original: /JITTER|\+ until > end|getExecutionCancelSignal/,
		why: 'How long pauses are; the tests shorten them to a hundredth.',
	},
	{
		file: 'opensign/repeat.ts',
		original: /^''$|^value === ''$|^\/\^\\d\+\$\/$/,
		why: 'Nothing else: what is neither a number nor a date is none either way.',
	},
	{
		file: 'opensign/request.ts',
		original: /isWebPage\(body\)|answer\.status !== undefined/,
		why: 'Which of two sentences says that a web page came.',
	},
	{
		file: 'opensign/request.ts',
		original: /^false$/,
		replacement: /^true$/,
		why: 'Which of two sentences says that a web page came.',
	},
	{
		file: 'opensign/request.ts',
		original: /^status (>=|<) [234]00$/,
		why: 'The statuses 300 and 400 themselves, and those below 200, which no answer has.',
	},
	{
		file: 'opensign/request.ts',
		original: /isQuota/,
		why: 'Credits are spent by sends, which are never repeated.',
	},
	{
		file: 'opensign/request.ts',
		original: /error instanceof OddAnswer/,
		why: 'Nothing else is thrown there.',
	},
	{
		file: 'opensign/request.ts',
		original: /OUTCOME_UNKNOWN\[creates\]/,
		why: 'A blank at the end.',
	},
	{
		file: 'opensign/environment.ts',
		original: /^'unknown'$|^''$/,
		why: 'Of an environment that nobody knows nothing is used: nothing is sent.',
	},
	{
		file: 'opensign/environment.ts',
		original: /^(true|false)$/,
		why: 'Whether an error about size advises to have a limit raised.',
	},
	{
		file: 'opensign/exchange.ts',
		original: /'GET'$/,
		why: 'How long is waited; the tests shorten both limits alike.',
	},
	{
		file: 'opensign/exchange.ts',
		original: /1000$/,
		why: 'Which words the error has.',
	},
	{
		file: 'opensign/exchange.ts',
		original: /^bytes > LARGEST_ANSWER$/,
		replacement: /=/,
		why: 'A byte more or less.',
	},
	{
		file: 'opensign/exchange.ts',
		original: /^false$/,
		why: 'A gap: no test tries again what was cancelled.',
	},
	{
		file: 'opensign/explain.ts',
		original: /selfHosted|something went wrong|trim\(\)$|\\s\*</,
		why: 'Which words the error has.',
	},
	{
		file: 'opensign/explain.ts',
		original: /^status (>=|<) 300$/,
		why: 'The status 300 itself.',
	},
	{
		file: 'opensign/explain.ts',
		original: /429/,
		why: 'A gap: no test has “quota” in a refusal of another status.',
	},
	{
		file: 'opensign/explain.ts',
		original: /^!isRecord\(body\)$|^''$|^body !== undefined$|^typeof body (!==|===) 'string'$/,
		why: 'Nothing else: what is no object has no sentence in it, and there is always a text.',
	},
	{
		file: 'opensign/list.ts',
		original: /^'(warning|templates|contacts|folders)'$/,
		why: 'Which words a warning has, and its colour.',
	},
	{
		file: 'opensign/list.ts',
		original: /^\(\) => false$/,
		why: 'Nothing else.',
	},
	{
		file: 'opensign/networkErrors.ts',
		original: /^''$/,
		why: 'Nothing else: no code is called so.',
	},
	{
		file: 'opensign/address.ts',
		original: /toLowerCase/,
		why: 'Nothing else: both sides are written alike.',
	},
	{
		file: 'opensign/limits.ts',
		original: /execution: 20_000/,
		why: 'Then the number of tries is the only limit, which the shortened pauses reach first.',
	},
	{
		file: 'opensign/secondTry.ts',
		original: /^triedAt !== undefined$|^''$/,
		why: 'Nothing else: no number is compared with none.',
	},
];
