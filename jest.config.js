const { availableParallelism } = require('node:os');

/** Tests run n8n's own engine and talk over real HTTP to the stand-in server in dev/opensign-server. */
module.exports = {
	// They run what is in dist: that must not be an old build.
	globalSetup: '<rootDir>/test/harness/jest/setup.ts',
	globalTeardown: '<rootDir>/test/harness/jest/teardown.ts',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	// What only the build puts beside the sources.
	moduleNameMapper: {
		'^\\./bundled/(\\w+)$': '<rootDir>/dist/nodes/OpenSign/pdf/bundled/$1.js',
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/dev/n8n/(locked|generations)'],
	testTimeout: 300_000,
	// jest leaves one core to itself, which on two would halve the speed, and keep all that n8n loads in one process.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	workerIdleMemoryLimit: '2GB',
};
