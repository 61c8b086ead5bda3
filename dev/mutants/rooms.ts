/** What is mutated together, and which tests may notice. */
export interface Room {
	mutate: string[];
	/** Beginnings of paths of test files: what is closest to the code first, that is asked first. */
	tests: string[];
	/** By the name of a source file, the names of the test files that are about it, where they are called otherwise. */
	about?: Record<string, string[]>;
	/** Whether the code remembers things from one call to the next, so that it is loaded afresh for every test file. */
	remembers?: boolean;
}

/**
 * Tests that ask one question of every input or route, in minutes: they take too long to be asked for every mutant, and
 * what they would notice is found by the tests of the thing itself.
 */
export const TOO_SLOW = [
	'test/opensign/answers/elsewhere',
	'test/opensign/answers/operations',
	'test/opensign/answers/readers',
];

/** Paths below `folder`, from names without the ending. */
const inside = (folder: string, names: string[]) =>
	names.map((name) => `nodes/OpenSign/${folder}/${name}.ts`);

export const ROOMS: Record<string, Room> = {
	// What an execution has made, what becomes of it on the next try, and what is looked up for that.
	record: {
		mutate: [
			...inside('core', ['atOnce', 'batch', 'item', 'plan', 'record', 'router', 'turns']),
			...inside('sending', [
				'alike',
				'alreadySent',
				'costs',
				'create',
				'lookUp',
				'newest',
				'sendOnce',
				'stored',
			]),
		],
		tests: [
			'test/core/record',
			'test/sending/alreadySent',
			'test/sending/lookUp',
			'test/sending/stored',
			'test/sending/resolve',
			'test/core/run',
			'test/core/manyItems',
			'test/resources/document/afterSending',
			'test/resources/',
			'test/sending/',
			'test/opensign/cancelling',
			'test/faults/creates',
		],
		about: { create: ['knownSpelling'] },
	},
	preflight: {
		mutate: ['nodes/OpenSign/sending/preflight/*.ts'],
		tests: [
			'test/sending/preflight/',
			'test/sending/placing/',
			'test/sending/',
			'test/resources/document/',
			'test/resources/template/',
		],
	},
	// All that a request goes through, on its way out and back.
	transport: {
		mutate: inside('opensign', [
			'address',
			'baseUrl',
			'byId',
			'environment',
			'exchange',
			'explain',
			'fileBody',
			'files',
			'limits',
			'list',
			'missingRoutes',
			'networkErrors',
			'redact',
			'repeat',
			'request',
			'secondTry',
		]),
		tests: [
			'test/opensign/',
			'test/methods/',
			'test/resources/secondTry',
			'test/resources/contact',
			'test/resources/document/roundTrip',
			'test/sending/lookUp',
			'test/sending/download',
			'test/canaries/elsewhere',
			'test/resources/',
			'test/core/',
			'test/sending/',
		],
	},
	trigger: {
		mutate: ['nodes/OpenSign/trigger/*.ts'],
		tests: ['test/trigger/', 'test/opensign/webhookDates'],
		about: {
			changes: ['poll'],
			dates: ['oddDates'],
			duplicates: ['repeated'],
			events: ['form', 'keys'],
			filters: ['receive'],
			inFull: ['news', 'pollUnread'],
			lists: ['skip', 'news', 'pollUnread'],
			news: ['poll', 'oddDates', 'pollUnread', 'turns'],
			output: ['receive', 'files'],
			poll: ['output'],
			pollTime: ['turns'],
			receive: ['answers', 'unread', 'unsigned', 'repeated', 'wakes'],
			registration: ['registrationMemory', 'registrationFaults'],
			settings: ['form', 'kinds'],
			unfinished: ['pollUnread', 'files'],
			verify: ['unsigned', 'unread'],
			warnings: ['pollUnread'],
			workOff: ['files', 'turns', 'news'],
		},
		remembers: true,
	},
};
