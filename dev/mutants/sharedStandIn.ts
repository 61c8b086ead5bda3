/** One stand-in for all test files, one after the other: it takes longer to start than most tests to run. */
import { join } from 'node:path';

import type { OpenSignServer, startOpenSignServer } from '../opensign-server';

type Start = typeof startOpenSignServer;

export function shareStandIn(): void {
	const path = join(process.cwd(), 'dev/opensign-server/index.ts');
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the one that the tests will find
	const real = require(path) as { startOpenSignServer: Start };
	let shared: OpenSignServer | undefined;
	let isInUse = false;
	const start: Start = async (...options) => {
		// A file that needs a second one at the same time, or another one.
		if (isInUse || options.length > 0) return await real.startOpenSignServer(...options);
		isInUse = true;
		shared ??= await real.startOpenSignServer();
		shared.reset();
		shared.close = async () => void (isInUse = false);
		return shared;
	};
	require.cache[path]!.exports = { ...real, startOpenSignServer: start };
}
