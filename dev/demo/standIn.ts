import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { ROOT } from '../checkout';
import type { Announcement } from '../opensign-server/command-line/announcement';

export interface StandIn extends Announcement {
	/** Ends it, and waits until it has ended. */
	stop(): Promise<void>;
}

/**
 * Starts the stand-in OpenSign server as a process of its own, which ends when this one does.
 *
 * @param options further ones of its command line
 * @throws when it ends before it has said where it listens
 */
export async function startStandIn(options: string[] = []): Promise<StandIn> {
	const cli = join(ROOT, 'dev/opensign-server/cli.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', cli, '--json', ...options], {
		cwd: ROOT,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const line = await new Promise<string>((done, fail) => {
		createInterface({ input: child.stdout }).once('line', done);
		child.once('exit', (code) =>
			fail(new Error(`The stand-in OpenSign server ended with ${code}.`)),
		);
	});
	// From now on: Ctrl+C reaches the server as well, which then has ended before it is stopped.
	const ended = new Promise((done) => child.once('exit', done));
	return {
		...(JSON.parse(line) as Announcement),
		async stop() {
			child.kill('SIGTERM');
			await ended;
		},
	};
}
