/** This checkout, for what runs commands in it. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');

/** What the nodes are built into: one file, which `bundle/code.mjs` makes. */
export const CODE = join(ROOT, 'dist/nodes/OpenSign/code.js');

/** The package's own code as it was built, which n8n has loaded, or will load. */
export const builtCode = async () => (await import(CODE)) as typeof import('./bundle/code');

type Options = Partial<ExecFileSyncOptionsWithStringEncoding>;

/**
 * Runs a command at the root, and waits for it.
 *
 * @returns what it has printed; its errors are shown as they come
 * @throws when it fails
 */
export const run = (command: string, args: string[], options: Options = {}): string =>
	execFileSync(command, args, {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
		// There, npm is a script.
		shell: process.platform === 'win32',
		...options,
	});
