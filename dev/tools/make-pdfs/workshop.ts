import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DATE } from './sample';

/** Where the tools work, so that no path of this machine finds its way into a document. */
const folder = mkdtempSync(join(tmpdir(), 'make-pdfs-'));

export const inWork = (name: string) => join(folder, name);
export const read = (name: string) => readFileSync(inWork(name));
export const write = (name: string, content: string | Buffer) =>
	writeFileSync(inWork(name), content);
export const tidyUp = () => rmSync(folder, { recursive: true, force: true });

/**
 * Runs a tool in the work folder.
 *
 * @returns what it has written to its standard output
 */
export function run(command: string, args: string[], options: ExecFileSyncOptions = {}): Buffer {
	const env = {
		...process.env,
		HOME: folder,
		SOURCE_DATE_EPOCH: String(DATE.getTime() / 1000),
		TZ: 'UTC',
	};
	return execFileSync(command, args, {
		cwd: folder,
		env,
		stdio: ['pipe', 'pipe', 'pipe'],
		...options,
		encoding: 'buffer',
	});
}
