import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with n8n's own `package.json` and lockfile. */
export const LOCKED_DIR = join(__dirname, 'locked');

export const MODULES_DIR = join(LOCKED_DIR, 'node_modules');

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
