/** The stand-in by itself, for people who point their own n8n at it, and for the demonstration. See `--help`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { announcementOf, toText } from './command-line/announcement';
import { HELP, readOptions, type Options } from './command-line/options';
import { startOpenSignServer, type OpenSignServer } from '.';
import { plant } from './seed/plant';
import { readSeed } from './seed/read';
import { nonDisclosureAgreement } from './seed/sampleTemplate';

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		console.log(HELP);
		return;
	}
	// Read first: nothing is started for a file that is wrong.
	const seed = options.seed === undefined ? undefined : readSeed(options.seed);
	const server = await start(options);
	if (seed) plant(seed, server);
	else server.environment('selfHosted').addTemplate(await nonDisclosureAgreement());

	const folder = mkdtempSync(join(tmpdir(), 'opensign-stand-in-'));
	const caFile = join(folder, 'ca.pem');
	writeFileSync(caFile, server.caCertificate);
	const announcement = announcementOf(server, caFile);
	endWhenAsked(options, async () => {
		rmSync(folder, { recursive: true, force: true });
		await server.close();
	});
	console.log(options.json ? JSON.stringify(announcement) : toText(announcement));
}

async function start({ port, quirks }: Options): Promise<OpenSignServer> {
	try {
		return await startOpenSignServer({ port, quirks });
	} catch (error) {
		const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (!isTaken) throw error;
		throw new Error(`The port ${port} is taken. Choose another by --port.`, { cause: error });
	}
}

/** On a signal, or when the program that started it is gone. */
function endWhenAsked({ json }: Options, close: () => Promise<void>): void {
	let ending = false;
	const end = () => {
		if (ending) return;
		ending = true;
		void close().then(() => process.exit(0));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
	if (json) process.stdin.on('close', end).resume();
}

main().catch((error: unknown) => {
	const reason = error instanceof Error ? error.message : String(error);
	console.error(`stand-in: ${reason}`);
	process.exitCode = 1;
});
