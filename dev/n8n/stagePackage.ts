/** What the demonstration and the package check share: the packed package, unpacked where n8n finds it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

export const run = (command, args, options = {}) =>
	execFileSync(command, args, {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
		shell: process.platform === 'win32',
		...options,
	});

/**
 * Packs the built package as npm would publish it, and unpacks it into `folder`. Outside of this checkout its
 * `n8n-workflow` is n8n's own, as for every user.
 *
 * @returns {{ packageDir: string, files: string[] }} where it lies, and what it consists of
 */
export function stagePackage(folder) {
	mkdirSync(folder, { recursive: true });
	const [{ filename, files }] = JSON.parse(
		run('npm', ['pack', '--json', '--silent', '--pack-destination', folder]),
	);
	run('tar', ['-xzf', filename], { cwd: folder });
	return { packageDir: join(folder, 'package'), files: files.map(({ path }) => path) };
}
