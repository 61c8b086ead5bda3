import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { access, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

import {
	GENERATION,
	isFolder,
	LOCKED_DIR,
	MODULES_DIR,
	N8N_BINARY,
	NODE_BINARY,
	OTHER_MODULES_DIRS,
} from './locations';

export type Log = (line: string) => void;

/** Written last, so that a broken installation is made anew. */
const STAMP_FILE = join(MODULES_DIR, '.n8n-demo-stamp');

/** How much of npm's output is kept for an error, in characters. */
const TAIL = 4000;

/**
 * Installs n8n into its folder's `node_modules`, from the lockfile, unless it is there already (some milliseconds
 * then).
 *
 * A plain `npm ci` does not work: one of n8n's 2,200 packages downloads from a host of its own in its install script,
 * and fails where that host is out of reach. So no script runs, save the two that n8n cannot do without: that of `node`
 * (fetches this platform's Node from the registry) and that of `sqlite3` (compiles, against that Node's headers).
 *
 * @throws with the end of npm's output when npm fails
 */
export async function installN8n({ log = () => {} }: { log?: Log } = {}): Promise<void> {
	const stamp = await installStamp();
	if (await isInstalled(stamp)) {
		log('n8n is installed already.');
		return;
	}
	const started = Date.now();
	await rm(STAMP_FILE, { force: true });
	log(`Installing n8n ${GENERATION}: 3 GB, some 4 minutes. This happens once.`);
	await npm(['ci', '--ignore-scripts'], npmEnvironment(), log);

	log('Fetching the Node.js that n8n needs.');
	await npm(['rebuild', 'node', '--ignore-scripts=false'], npmEnvironment(), log);

	if (!(await copyCompiledDriver())) await compileDriver(log);

	await writeFile(STAMP_FILE, stamp);
	log(`n8n is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

async function compileDriver(log: Log): Promise<void> {
	log("Compiling n8n's SQLite driver for it.");
	const environment = npmEnvironment({
		PATH: dirname(NODE_BINARY) + delimiter + (process.env.PATH ?? ''),
		npm_config_nodedir: nodeHeaders(),
	});
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], environment, log);
}

/**
 * Takes the driver that another generation of n8n was installed with, if its version and its Node's are the same: to
 * compile it takes a minute.
 *
 * @returns whether there was one
 */
async function copyCompiledDriver(): Promise<boolean> {
	const compiled = join('sqlite3', 'build', 'Release', 'node_sqlite3.node');
	const wanted = await driverVersions(MODULES_DIR);
	for (const other of OTHER_MODULES_DIRS) {
		if ((await driverVersions(other)) !== wanted) continue;
		const copied = cp(join(other, compiled), join(MODULES_DIR, compiled));
		if (await copied.then(() => true).catch(() => false)) return true;
	}
	return false;
}

/** What a compiled driver depends on. One for Node 24 ends Node 20 with a SIGSEGV. */
async function driverVersions(modules: string): Promise<string> {
	const versions = ['sqlite3', 'node'].map(async (name) => {
		const text = await readFile(join(modules, name, 'package.json'), 'utf8').catch(() => '{}');
		return (JSON.parse(text) as { version?: string }).version ?? 'none';
	});
	return (await Promise.all(versions)).join(' ');
}

/** What an installation depends on: the lockfile, and the machine it was compiled for. */
async function installStamp(): Promise<string> {
	const lock = await readFile(join(LOCKED_DIR, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex');
	return `${hash} ${process.platform}-${process.arch}\n`;
}

/** Whether nothing is left to install. */
export const isN8nInstalled = async () => await isInstalled(await installStamp());

async function isInstalled(stamp: string): Promise<boolean> {
	try {
		await Promise.all([access(NODE_BINARY), access(N8N_BINARY)]);
		return (await readFile(STAMP_FILE, 'utf8')) === stamp;
	} catch {
		return false;
	}
}

/** The folder that holds `include/node` of the Node in the lockfile, so that nothing is compiled for another version. */
function nodeHeaders(): string {
	const parent = join(MODULES_DIR, 'node', 'node_modules');
	const folders = readdirSync(parent).map((name) => join(parent, name));
	const found = folders.find((folder) => isFolder(join(folder, 'include', 'node')));
	if (found !== undefined) return found;
	throw new Error(
		'The `node` package brought no headers along, so SQLite cannot be compiled for it.',
	);
}

/** When npm itself runs this (`npm run demo`), its variables would tie the inner npm to the outer package. */
const OUTER_NPM =
	/^(INIT_CWD|npm_(lifecycle|package|command|config_(local_prefix|ignore_scripts|global)).*)$/i;

function npmEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !OUTER_NPM.test(name));
	return { ...Object.fromEntries(kept), ...more };
}

async function npm(args: string[], env: NodeJS.ProcessEnv, log: Log): Promise<void> {
	const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const child = spawn(command, args, { cwd: LOCKED_DIR, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let tail = '';
	const keep = (chunk: Buffer) => {
		tail = (tail + chunk.toString()).slice(-TAIL);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const code = await new Promise<number | null>((done, fail) => {
		child.on('error', fail);
		child.on('close', done);
	});
	if (code === 0) return;
	log(tail);
	throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${tail}`);
}
