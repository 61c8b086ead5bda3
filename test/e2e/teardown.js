const { rmSync } = require('node:fs');

module.exports = () =>
	rmSync(process.env.OPENSIGN_E2E_FOLDER, { recursive: true, force: true, maxRetries: 3 });
