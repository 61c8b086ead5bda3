import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import type { Announcement } from '../../../dev/opensign-server/command-line/announcement';
import { portOf } from '../../../dev/opensign-server/http/listening';

const ROOT = join(__dirname, '../../..');
const CLI = join(ROOT, 'dev/opensign-server/cli.ts');

/** The stand-in's command line, and a folder with two files for seeds; what was started ends with each test. */
export function useCommandLine() {
	const started: ChildProcess[] = [];
	let folder = '';
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'stand-in-test-'));
		writeFileSync(join(folder, 'rental.pdf'), SAMPLE_PDF);
		writeFileSync(join(folder, 'letter.txt'), 'Dear Anna');
	});
	afterEach(() => {
		for (const child of started.splice(0)) child.kill('SIGKILL');
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	const launch = (...args: string[]) => {
		const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { cwd: ROOT });
		started.push(child);
		return child;
	};
	return {
		folder: () => folder,
		launch,
		/** Runs it to its end. */
		run: async (...args: string[]) => {
			const child = launch(...args);
			const closed = once(child, 'close');
			const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
			const [code] = (await closed) as [number | null];
			return { code, out, error };
		},
		/** Starts it, and reads its line of JSON. */
		start: async (...args: string[]) => {
			const child = launch('--json', ...args);
			const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
			return { child, announcement: JSON.parse(line) as Announcement };
		},
		writeSeed: (content: unknown) => {
			const path = join(folder, 'seed.json');
			writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
			return path;
		},
	};
}

/** Asks the self-hosted environment. */
export async function ask({ url, environments }: Announcement, path: string): Promise<unknown> {
	const headers = { 'x-api-token': environments.selfHosted.token };
	return await (await fetch(`${url}/api/v1.2${path}`, { headers })).json();
}

export async function freePort(): Promise<number> {
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const port = portOf(holder);
	holder.close();
	await once(holder, 'close');
	return port;
}
