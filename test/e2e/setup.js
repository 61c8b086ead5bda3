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

/** Once per run: installs n8n, and builds the package in a folder of this run's own, whatever happens to `dist`. */
module.exports = async () => {
	const { installN8n } = tsx.require('../../dev/n8n/index.ts', __filename);
	const { ROOT, run } = tsx.require('../../dev/checkout.ts', __filename);
	await installN8n({ log: console.log });

	const folder = mkdtempSync(join(tmpdir(), 'opensign-e2e-'));
	process.env.OPENSIGN_E2E_FOLDER = folder;
	const packageDir = join(folder, 'package');
	for (const name of SOURCES) cpSync(join(ROOT, name), join(packageDir, name), { recursive: true });
	const modules = join(packageDir, 'node_modules');
	symlinkSync(join(ROOT, 'node_modules'), modules, 'junction');
	try {
		run('npm', ['run', '--silent', 'build'], { cwd: packageDir, stdio: 'inherit' });
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
	// Without it the package's `n8n-workflow` is n8n's own, as for every user.
	rmSync(modules);
};
