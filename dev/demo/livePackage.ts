import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from '../checkout';
import type { Log } from '../n8n';

/** What n8n reads of the package. */
const SHIPPED = ['package.json', 'index.js', 'dist'];

/** What is watched; its texts and pictures are shipped as they are, the code is bundled anew. */
const SOURCES = ['nodes', 'credentials'];

/** Editors write a file in several steps, and several files at once. */
const SETTLE_MS = 100;

/** For n8n, whose setting `N8N_DEV_RELOAD` has it watch the folders of packages and load their nodes anew. */
export const RELOADS = { N8N_DEV_RELOAD: 'true' };

/**
 * Keeps a copy of the built package, which follows the sources: a copy, so that n8n neither watches a whole checkout
 * nor sees half of a build.
 *
 * @param root the checkout, built
 * @returns what ends it
 */
export function followSources(packageDir: string, log: Log, root = ROOT): () => void {
	mkdirSync(packageDir, { recursive: true });
	for (const name of SHIPPED)
		cpSync(join(root, name), join(packageDir, name), { recursive: true, dereference: true });

	const changed = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	let last = Promise.resolve();
	const update = () => {
		const files = [...changed];
		changed.clear();
		last = last.then(async () => await bundle(root, packageDir, files, log));
	};
	const watchers: FSWatcher[] = SOURCES.map((folder) =>
		watch(join(root, folder), { recursive: true }, (_event, name) => {
			if (name === null || !/\.(ts|svg|json)$/.test(name)) return;
			changed.add(join(folder, name));
			clearTimeout(timer);
			timer = setTimeout(update, SETTLE_MS);
		}),
	);
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};
}

/** Bundles the code, and copies what belongs to it. Code that cannot be bundled leaves n8n as it is. */
async function bundle(root: string, packageDir: string, files: string[], log: Log): Promise<void> {
	try {
		await promisify(execFile)(process.execPath, ['dev/bundle/code.mjs'], { cwd: root });
		cpSync(join(root, 'dist'), join(packageDir, 'dist'), { recursive: true });
		for (const file of files.filter((one) => !one.endsWith('.ts')))
			cpSync(join(root, file), join(packageDir, 'dist', file));
		log(`Loaded anew: ${files.join(', ')}`);
	} catch (error) {
		log(`Not loaded: ${error instanceof Error ? error.message : String(error)}`);
	}
}
