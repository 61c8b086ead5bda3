const { cpSync, mkdtempSync, rmSync, symlinkSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const tsx = require('tsx/cjs/api');

/** What the package is built from, and what n8n reads of it. */
const SOURCES = [
	'credentials',
	'dev/bundle',
	'nodes',
	'gulpfile.js',
	'index.js',
	'package.json',
	'tsconfig.json',
];

/** Once per run: installs n8n, and packs it in a folder of this run's own, whatever happens to `dist`. */
module.exports = async () => {
	const { installN8n, stagePackage } = tsx.require('../../dev/n8n/index.ts', __filename);
	const { ROOT, run } = tsx.require('../../dev/checkout.ts', __filename);
	await installN8n({ log: console.log });

	const folder = mkdtempSync(join(tmpdir(), 'opensign-e2e-'));
	process.env.OPENSIGN_E2E_FOLDER = folder;
	const sources = join(folder, 'sources');
	for (const name of SOURCES) cpSync(join(ROOT, name), join(sources, name), { recursive: true });
	symlinkSync(join(ROOT, 'node_modules'), join(sources, 'node_modules'), 'junction');
	try {
		run('npm', ['run', '--silent', 'build'], { cwd: sources, stdio: 'inherit' });
		// Its `n8n-workflow` is n8n's own, as for every user.
		stagePackage(folder, sources);
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
};
