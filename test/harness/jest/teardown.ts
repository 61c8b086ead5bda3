import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Removes the folder that `setup.ts` has made. */
export default function tearDown(): void {
	const folder = process.env.TESTS_FOLDER;
	if (folder === undefined) return;
	process.env.TMPDIR = dirname(folder);
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
