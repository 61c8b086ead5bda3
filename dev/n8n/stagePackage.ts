import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, run } from '../checkout';

/** As `npm pack --json` tells it. */
interface Packed {
	filename: string;
	files: Array<{ path: string }>;
}

export interface StagedPackage {
	/** Where it lies, unpacked. */
	packageDir: string;
	/** What it consists of, as paths in it. */
	files: string[];
}

/**
 * Packs the built package as npm would publish it, and unpacks it into `folder`. Outside of this checkout its
 * `n8n-workflow` is n8n's own, as for every user.
 *
 * @param from the folder with the sources and the build
 */
export function stagePackage(folder: string, from = ROOT): StagedPackage {
	mkdirSync(folder, { recursive: true });
	const answer = run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
		cwd: from,
	});
	const [{ filename, files }] = JSON.parse(answer) as Packed[];
	run('tar', ['-xzf', filename], { cwd: folder });
	return { packageDir: join(folder, 'package'), files: files.map(({ path }) => path) };
}
