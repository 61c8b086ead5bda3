import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { lstat, mkdir, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { environmentOf } from './environment';
import type { Log } from './install';
import { N8N_BINARY, NODE_BINARY } from './locations';
import { N8n } from './n8nProcess';
import { freePorts } from './ports';

/** The name under which n8n finds the package, which is also the prefix of its node types. */
const PACKAGE_NAME = 'n8n-nodes-opensign';

const START_TIMEOUT_MS = 180_000;

export interface StartOptions {
	/** Holds all of n8n's data; created when missing, kept afterwards. */
	userFolder: string;
	/** A built community package, linked in as `n8n-nodes-opensign`. */
	packageDir?: string;
	/** N8N_CUSTOM_EXTENSIONS: point it at a `dist`, it is searched through. */
	customExtensionsDir?: string;
	/** Further environment variables, which win. */
	env?: NodeJS.ProcessEnv;
	/** Of the editor, the API and the webhooks; a free one by default. */
	port?: number;
	/** What n8n is to be: all by itself, or that part of many which takes calls, or the one which does the work. */
	command?: 'start' | 'webhook' | 'worker';
	log?: Log;
}

/**
 * Starts n8n on 127.0.0.1 and waits until its REST API answers and its owner is logged in. It ends with this process at
 * the latest.
 *
 * @throws with the last lines of n8n's log when it does not start
 */
export async function startN8n(options: StartOptions): Promise<N8n> {
	const { packageDir, port, command = 'start', log = () => {} } = options;
	const started = Date.now();
	const folder = resolve(options.userFolder);
	await mkdir(join(folder, '.n8n'), { recursive: true });
	await linkPackage(folder, packageDir);

	const [serverPort, brokerPort] = await freePorts(port);
	const url = `http://127.0.0.1:${serverPort}`;
	const env = environmentOf(folder, url, brokerPort);
	if (options.customExtensionsDir !== undefined)
		env.N8N_CUSTOM_EXTENSIONS = resolve(options.customExtensionsDir);
	const n8n = launch(folder, command, url, { ...env, ...options.env });
	try {
		if (command === 'start') {
			await n8n.waitUntilReady(START_TIMEOUT_MS);
			await n8n.api.signIn();
		} else await n8n.waitUntilHealthy(START_TIMEOUT_MS);
	} catch (error) {
		const tail = await n8n.logTail();
		await n8n.stop();
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`n8n did not start: ${reason}\n${tail}`, { cause: error });
	}
	log(`n8n runs at ${url} (started in ${((Date.now() - started) / 1000).toFixed(1)} s).`);
	return n8n;
}

function launch(folder: string, command: string, url: string, env: NodeJS.ProcessEnv): N8n {
	const logFile = join(folder, 'n8n.log');
	const output = openSync(logFile, 'w');
	const child = spawn(NODE_BINARY, [N8N_BINARY, command], {
		cwd: folder,
		stdio: ['ignore', output, output],
		env,
	});
	closeSync(output);
	return new N8n(url, child, logFile);
}

/** Makes the package's link, or takes an earlier start's away. */
async function linkPackage(folder: string, packageDir: string | undefined): Promise<void> {
	const modules = join(folder, '.n8n', 'nodes', 'node_modules');
	const link = join(modules, PACKAGE_NAME);
	await mkdir(modules, { recursive: true });
	const present = await lstat(link).catch(() => undefined);
	if (present !== undefined && !present.isSymbolicLink())
		throw new Error(`${link} is there already and is no link.`);
	await rm(link, { force: true });
	if (packageDir !== undefined) await symlink(resolve(packageDir), link, 'junction');
}
