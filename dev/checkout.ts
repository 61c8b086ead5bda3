/** This checkout, for what runs commands in it. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');

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
