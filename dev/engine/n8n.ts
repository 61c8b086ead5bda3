import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Before n8n-core is loaded: it writes its settings and binary data below this folder.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-core-'));
process.env.N8N_ENCRYPTION_KEY ??= 'test-key';
process.env.N8N_LOG_LEVEL ??= 'silent';
/* eslint-disable @typescript-eslint/no-require-imports -- only after the above */
require('reflect-metadata');
export const core = require('n8n-core') as typeof import('n8n-core');
// n8n-core's own copies: beside @n8n/node-cli npm hoists another @n8n/di, whose container would be empty.
const own = createRequire(require.resolve('n8n-core'));
export const n8n = own('n8n-workflow') as typeof import('n8n-workflow');
export const { Container } = own('@n8n/di') as {
	Container: { get<T>(type: abstract new (...args: never[]) => T): T };
};
export const { configureGlobalAxiosDefaults } = own('@n8n/backend-network') as {
	configureGlobalAxiosDefaults: () => void;
};

export type Loader = InstanceType<typeof core.PackageDirectoryLoader>;
