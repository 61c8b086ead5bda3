/** Before jest starts its workers: a build that is not stale, and a folder for what the tests leave behind. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildIfStale } from '../../../dev/tools/freshBuild';

export default function setUp(): void {
	buildIfStale();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-opensign-tests-'));
	process.env.TESTS_FOLDER = folder;
	// The workers inherit it. n8n's binary data is gigabytes in a whole run.
	process.env.TMPDIR = folder;
}
