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
	// One n8n at a time: each takes some 900 MB.
	maxWorkers: 1,
	testTimeout: 120_000,
};
