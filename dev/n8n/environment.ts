import { delimiter, dirname } from 'node:path';

import { GENERATION, NODE_BINARY } from './locations';

/**
 * What keeps n8n on this machine and quiet. Modules that are switched off here either call out by themselves or only
 * slow the start down.
 */
const QUIET = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_PROTOCOL: 'http',
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_LOG_LEVEL: 'info',
	N8N_LOG_OUTPUT: 'console',
	NO_COLOR: '1',
	NODE_ENV: 'production',
};

/** Modules that are switched off, and what a generation cannot do without. It refuses to start by a name it lacks. */
const BY_GENERATION: Record<string, NodeJS.ProcessEnv> = {
	'2.41': {
		N8N_DISABLED_MODULES:
			'mcp-registry,instance-ai,agents,agent-evals,chat-hub,mcp,insights,instance-reporting,quick-connect',
	},
	'2.8': { N8N_DISABLED_MODULES: 'chat-hub,mcp,insights,quick-connect' },
	'1.123': {
		N8N_DISABLED_MODULES: 'chat-hub,mcp,insights',
		// On Node 20 it ends at once with the engine that is its default.
		N8N_EXPRESSION_ENGINE: 'legacy',
		N8N_RUNNERS_ENABLED: 'true',
	},
};

/** All that is handed on from the caller's environment: an N8N_… or DB_… of theirs must not reach the demonstration. */
const INHERITED = ['LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/**
 * The environment variables of an n8n.
 *
 * @param folder with all of its data
 * @param url its own
 */
export function environmentOf(folder: string, url: string, brokerPort: number): NodeJS.ProcessEnv {
	const inherited = INHERITED.map((name) => [name, process.env[name]] as const);
	return {
		...Object.fromEntries(inherited.filter(([, value]) => value !== undefined)),
		...QUIET,
		...BY_GENERATION[GENERATION],
		HOME: folder,
		PATH: dirname(NODE_BINARY) + delimiter + (process.env.PATH ?? ''),
		N8N_USER_FOLDER: folder,
		N8N_PORT: new URL(url).port,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		WEBHOOK_URL: `${url}/`,
		N8N_EDITOR_BASE_URL: url,
	};
}
