const { TestEnvironment } = require('jest-environment-node');
const tsx = require('tsx/cjs/api');

/**
 * Loads dev/n8n outside of jest's sandbox: it ends every n8n when this process ends, for which it needs the real
 * `process`. The sandbox has only a copy, which hears of no signal and no exit.
 */
module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.devN8n = tsx.require('../../dev/n8n/index.ts', __filename);
	}
};
