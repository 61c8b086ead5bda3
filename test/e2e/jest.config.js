/**
 * Tests in a real n8n, which take minutes and 3 GB of disk, so `npm test` leaves them out:
 *
 *     npx jest -c test/e2e/jest.config.js
 */
const { transform } = require('../../jest.config.js');

module.exports = {
	testEnvironment: './environment.js',
	testMatch: ['<rootDir>/**/*.e2e.ts'],
	transform,
	globalSetup: './setup.js',
	globalTeardown: './teardown.js',
	// Two n8n at a time: each takes some 900 MB, and mostly waits.
	maxWorkers: 2,
	testTimeout: 120_000,
};
