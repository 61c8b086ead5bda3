// Installs the development packages when they are missing or not those of package-lock.json; else does nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.installed-lock';
const hash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== hash) {
	console.log('Installing the development packages (about a minute) …');
	// Install scripts are off: one package wants pnpm in its own, and none of ours needs any.
	const { status } = spawnSync(
		'npm',
		['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{ stdio: 'inherit', shell: process.platform === 'win32' },
	);
	if (status !== 0) process.exit(status ?? 1);
	writeFileSync(STAMP, hash);
}
