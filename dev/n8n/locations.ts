import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The n8n that all is tried with: the newest that installs. */
export const NEWEST = '2.41';

/**
 * The generations of n8n that people run, each with a lockfile of its own: the newest, the last one that runs on
 * Node 20, and the last of the first generation.
 */
const FOLDERS: Record<string, string> = {
	[NEWEST]: 'locked',
	'2.8': 'generations/2.8',
	'1.123': 'generations/1.123',
};

export const GENERATIONS = Object.keys(FOLDERS);

/**
 * The one that this process installs, starts and drives. From the environment, since tests run in processes of their
 * own: `npm run test:e2e -- --n8n 1.123` sets it.
 */
export const GENERATION = process.env.OPENSIGN_N8N ?? NEWEST;

if (!GENERATIONS.includes(GENERATION))
	throw new Error(`There is no n8n "${GENERATION}" here, only ${GENERATIONS.join(', ')}.`);

/** The folder with n8n's own `package.json` and lockfile. */
export const LOCKED_DIR = join(__dirname, FOLDERS[GENERATION]);

export const MODULES_DIR = join(LOCKED_DIR, 'node_modules');

/** Where the other generations are installed, if they are. */
export const OTHER_MODULES_DIRS = Object.values(FOLDERS)
	.map((folder) => join(__dirname, folder, 'node_modules'))
	.filter((folder) => folder !== MODULES_DIR);

const nodeName = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node.js that n8n needs. */
export const NODE_BINARY = join(MODULES_DIR, 'node', 'bin', nodeName);

export const N8N_BINARY = join(MODULES_DIR, 'n8n', 'bin', 'n8n');

export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false; // Not there, or below something that is no folder.
	}
}
