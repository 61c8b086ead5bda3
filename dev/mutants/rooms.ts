/** What is mutated together, and which tests may notice. */
export interface Room {
	mutate: string[];
	/** Beginnings of paths of test files. */
	tests: string[];
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

export const ROOMS: Record<string, Room> = {
	record: {
		mutate: [
			'nodes/OpenSign/core/record.ts',
			'nodes/OpenSign/core/router.ts',
			'nodes/OpenSign/sending/*.ts',
		],
		tests: [
			'test/core/',
			'test/sending/',
			'test/resources/',
			'test/faults/',
			'test/opensign/cancelling',
		],
	},
	preflight: {
		mutate: ['nodes/OpenSign/sending/preflight/*.ts'],
		tests: ['test/sending/', 'test/resources/document/', 'test/resources/template/'],
	},
	transport: {
		mutate: ['nodes/OpenSign/opensign/**/*.ts'],
		tests: ['test/opensign/', 'test/methods/', 'test/resources/', 'test/sending/', 'test/trigger/'],
	},
	trigger: {
		mutate: ['nodes/OpenSign/trigger/*.ts'],
		tests: ['test/trigger/', 'test/opensign/webhookDates'],
	},
};
