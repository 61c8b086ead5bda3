const { TestEnvironment } = require('jest-environment-node');

/**
 * Loads demo/n8n.mjs outside of jest's sandbox: it is an ES module, and it ends every n8n when this process ends, for
 * which it needs the real `process`. The sandbox has only a copy, which hears of no signal and no exit.
 */
module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.demoN8n = await import('../../demo/n8n.mjs');
	}
};
