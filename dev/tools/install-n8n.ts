/**
 * Installs several generations of n8n at the same time, where they are not there already: on two cores that takes
 * little longer than one.
 *
 *     npx tsx dev/tools/install-n8n.ts 2.8 1.123
 */
import { spawn } from 'node:child_process';

import { GENERATION, installN8n } from '../n8n';

const wanted = process.argv.slice(2);

const log = (line: string) => console.log(`n8n ${GENERATION}: ${line}`);

/** Which n8n it is, a process is told by its environment. */
async function installInOwnProcess(generation: string): Promise<void> {
	const child = spawn(process.execPath, [...process.execArgv, __filename], {
		stdio: 'inherit',
		env: { ...process.env, OPENSIGN_N8N: generation },
	});
	const code = await new Promise<number | null>((done) => child.once('exit', done));
	if (code !== 0) process.exitCode = 1;
}

async function install(): Promise<void> {
	if (wanted.length === 0) await installN8n({ log });
	else await Promise.all(wanted.map(installInOwnProcess));
}

install().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
