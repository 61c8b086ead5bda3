/**
 * A real n8n for the demonstration and the end-to-end tests: installs the copy that `demo/n8n/` locks, starts it on
 * 127.0.0.1 with its data in a folder of the caller's, drives it over its own REST API, and ends it without leftovers.
 *
 * Runs on Node 20 with nothing but built-ins. n8n 2.41 itself needs Node 24, so the lockfile brings that along too.
 *
 *     import { installN8n, startN8n } from './n8n.mjs';
 *
 *     await installN8n({ log: console.log });
 *     const n8n = await startN8n({ userFolder, packageDir: '.' });
 *     const id = await n8n.importWorkflow(workflow);
 *     await n8n.activate(id);
 *     await n8n.stop();
 *
 * The REST routes are the ones n8n's own editor calls. They are internal to n8n and checked against the locked version
 * only.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { access, lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {(line: string) => void} Log */

/** The demonstration's owner. The account exists only in a throw-away n8n on 127.0.0.1. */
export const OWNER_EMAIL = 'owner@example.com';
export const OWNER_PASSWORD = 'OpenSignDemo1';
export const OWNER_FIRST_NAME = 'Olivia';
export const OWNER_LAST_NAME = 'Owner';

/** The name under which n8n finds the package, which is also the prefix of its node types. */
export const PACKAGE_NAME = 'n8n-nodes-opensign';

/** The folder with n8n's own `package.json` and lockfile. */
export const N8N_DIR = join(dirname(fileURLToPath(import.meta.url)), 'n8n');

const MODULES_DIR = join(N8N_DIR, 'node_modules');
const STAMP_FILE = join(MODULES_DIR, '.n8n-demo-stamp');
const NODE_BINARY = join(
	MODULES_DIR,
	'node',
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);
const N8N_BINARY = join(MODULES_DIR, 'n8n', 'bin', 'n8n');

const START_TIMEOUT_MS = 180_000;
const SETTLE_TIMEOUT_MS = 30_000;
/** n8n waits for running executions for as long as N8N_GRACEFUL_SHUTDOWN_TIMEOUT says (5 s here); then it is killed. */
const STOP_TIMEOUT_MS = 10_000;

/**
 * What keeps n8n on this machine and quiet. Modules that are switched off here either call out by themselves or only
 * slow the start down.
 */
const QUIET_ENV = {
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
	N8N_DISABLED_MODULES:
		'mcp-registry,instance-ai,agents,agent-evals,chat-hub,mcp,insights,instance-reporting,quick-connect',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_LOG_LEVEL: 'info',
	N8N_LOG_OUTPUT: 'console',
	NO_COLOR: '1',
	NODE_ENV: 'production',
};

/** All that is handed on from the caller's environment: an N8N_… or DB_… of theirs must not reach the demonstration. */
const INHERITED_ENV = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

// ---------------------------------------------------------------------------------------------------- installing

/**
 * Installs n8n into `demo/n8n/node_modules`, from the lockfile, unless it is there already (some milliseconds then).
 *
 * A plain `npm ci` does not work: one of n8n's 2,200 packages downloads from a host of its own in its install script,
 * and fails where that host is out of reach. So no script runs, save the two that n8n cannot do without: that of `node`
 * (fetches this platform's Node from the registry) and that of `sqlite3` (compiles, against that Node's headers).
 *
 * @param {{ log?: Log }} [options]
 * @returns {Promise<void>}
 */
export async function installN8n({ log = () => {} } = {}) {
	const stamp = await installStamp();
	if (await isInstalled(stamp)) {
		log('n8n is installed already.');
		return;
	}
	const started = Date.now();
	await rm(STAMP_FILE, { force: true });
	log('Installing n8n: 2,200 packages, 3 GB, some 4 minutes. This happens once.');
	await npm(['ci', '--ignore-scripts'], npmEnv(), log);

	log('Fetching the Node.js that n8n needs.');
	await npm(['rebuild', 'node', '--ignore-scripts=false'], npmEnv(), log);

	log("Compiling n8n's SQLite driver for it.");
	const env = {
		PATH: dirname(NODE_BINARY) + delimiter + (process.env.PATH ?? ''),
		npm_config_nodedir: nodeHeaders(),
	};
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], npmEnv(env), log);

	await writeFile(STAMP_FILE, stamp);
	log(`n8n is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

async function installStamp() {
	const lock = await readFile(join(N8N_DIR, 'package-lock.json'));
	return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

async function isInstalled(stamp) {
	try {
		await Promise.all([access(NODE_BINARY), access(N8N_BINARY)]);
		return (await readFile(STAMP_FILE, 'utf8')) === stamp;
	} catch {
		return false;
	}
}

/** The folder that holds `include/node` of the Node in the lockfile, so that nothing is compiled for another version. */
function nodeHeaders() {
	const parent = join(MODULES_DIR, 'node', 'node_modules');
	const folders = readdirSync(parent).map((name) => join(parent, name));
	const found = folders.find((folder) => isFolder(join(folder, 'include', 'node')));
	if (found !== undefined) return found;
	throw new Error(
		'The `node` package brought no headers along, so SQLite cannot be compiled for it.',
	);
}

/** When npm itself runs this (`npm run demo`), its variables would tie the inner npm to the outer package. */
function npmEnv(more = {}) {
	const outer =
		/^(INIT_CWD|npm_(lifecycle|package|command|config_(local_prefix|ignore_scripts|global)).*)$/i;
	const kept = Object.entries(process.env).filter(([name]) => !outer.test(name));
	return { ...Object.fromEntries(kept), ...more };
}

function npm(args, env, log) {
	const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	return new Promise((fulfil, reject) => {
		const child = spawn(command, args, { cwd: N8N_DIR, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let tail = '';
		const keep = (chunk) => (tail = (tail + chunk).slice(-4000));
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) return fulfil();
			log(tail);
			reject(new Error(`npm ${args.join(' ')} ended with ${code}:\n${tail}`));
		});
	});
}

// ------------------------------------------------------------------------------------------------------ starting

/**
 * Starts n8n and waits until its REST API answers and its owner is logged in.
 *
 * @param {object} options
 * @param {string} options.userFolder  holds all of n8n's data; created when missing, kept afterwards
 * @param {string} [options.packageDir]  a built community package, linked in as `n8n-nodes-opensign`
 * @param {string} [options.customExtensionsDir]  N8N_CUSTOM_EXTENSIONS: point it at a `dist`, it is searched through
 * @param {Record<string, string>} [options.env]  further environment variables, which win
 * @param {number} [options.port]  of the editor, the API and the webhooks; a free one by default
 * @param {Log} [options.log]
 * @returns {Promise<N8n>}
 */
export async function startN8n({
	userFolder,
	packageDir,
	customExtensionsDir,
	env = {},
	port,
	log = () => {},
}) {
	const folder = resolve(userFolder);
	await mkdir(join(folder, '.n8n'), { recursive: true });
	await linkPackage(folder, packageDir);

	const [serverPort, brokerPort] = await freePorts(port);
	const url = `http://127.0.0.1:${serverPort}`;
	const logFile = join(folder, 'n8n.log');
	const inherited = INHERITED_ENV.filter((name) => process.env[name] !== undefined);
	const output = openSync(logFile, 'w');
	const started = Date.now();
	const child = spawn(NODE_BINARY, [N8N_BINARY, 'start'], {
		cwd: folder,
		stdio: ['ignore', output, output],
		env: {
			...Object.fromEntries(inherited.map((name) => [name, process.env[name]])),
			...QUIET_ENV,
			HOME: folder,
			PATH: dirname(NODE_BINARY) + delimiter + (process.env.PATH ?? ''),
			N8N_USER_FOLDER: folder,
			N8N_PORT: String(serverPort),
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			WEBHOOK_URL: `${url}/`,
			N8N_EDITOR_BASE_URL: url,
			...(customExtensionsDir === undefined
				? {}
				: { N8N_CUSTOM_EXTENSIONS: resolve(customExtensionsDir) }),
			...env,
		},
	});
	closeSync(output);

	const n8n = new N8n({ url, child, logFile });
	running.add(n8n);
	installSignalHandlers();
	try {
		await n8n.waitUntilReady(START_TIMEOUT_MS);
		await n8n.api.signIn();
	} catch (error) {
		const tail = await n8n.logTail();
		await n8n.stop();
		throw new Error(`n8n did not start: ${error.message}\n${tail}`, { cause: error });
	}
	log(`n8n runs at ${url} (started in ${((Date.now() - started) / 1000).toFixed(1)} s).`);
	return n8n;
}

/** Makes the package's link, or takes an earlier start's away. */
async function linkPackage(folder, packageDir) {
	const modules = join(folder, '.n8n', 'nodes', 'node_modules');
	const link = join(modules, PACKAGE_NAME);
	await mkdir(modules, { recursive: true });
	const present = await lstat(link).catch(() => undefined);
	if (present !== undefined && !present.isSymbolicLink()) {
		throw new Error(`${link} is there already and is no link.`);
	}
	await rm(link, { force: true });
	if (packageDir !== undefined) await symlink(resolve(packageDir), link, 'junction');
}

/**
 * Ports for the server and the task broker: held open until both are known, so that they differ, and so that a wanted
 * one is known to be free. (Else another n8n that listens there would be taken for the one started here.)
 */
async function freePorts(wanted = 0) {
	const holders = [];
	try {
		for (const port of [wanted, 0]) {
			const holder = createServer();
			await new Promise((fulfil, reject) => {
				holder.once('error', reject);
				holder.listen(port, '127.0.0.1', fulfil);
			});
			holders.push(holder);
		}
		return holders.map((holder) => holder.address().port);
	} finally {
		await Promise.all(holders.map((holder) => new Promise((fulfil) => holder.close(fulfil))));
	}
}

// ------------------------------------------------------------------------------------------------- the REST client

/** An answer of n8n's that is not a 2xx. */
export class N8nApiError extends Error {
	constructor(method, path, status, body) {
		const said = typeof body === 'object' && body !== null ? body.message : body;
		super(`${method} ${path} → ${status}: ${said}`);
		this.name = 'N8nApiError';
		this.status = status;
		this.body = body;
	}
}

/**
 * n8n's internal REST API, as a logged-in person's editor calls it. n8n ties the login cookie to the browser's id, so
 * the two always travel together.
 */
export class N8nApi {
	/** @param {string} url */
	constructor(url) {
		this.url = url;
		this.browserId = randomUUID();
		this.cookie = undefined;
	}

	/**
	 * The body's `data`, where n8n wraps it so; the whole body otherwise.
	 *
	 * @param {string} method
	 * @param {string} path  from the host on, `/rest/…`
	 * @param {unknown} [body]
	 * @returns {Promise<any>}
	 */
	async request(method, path, body) {
		const response = await fetch(this.url + path, {
			method,
			redirect: 'error',
			headers: {
				'browser-id': this.browserId,
				...(this.cookie === undefined ? {} : { cookie: this.cookie }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		this.#keepCookie(response);
		const text = await response.text();
		const answer = readJson(text);
		if (!response.ok) throw new N8nApiError(method, path, response.status, answer ?? text);
		return isObject(answer) && 'data' in answer ? answer.data : (answer ?? text);
	}

	get(path) {
		return this.request('GET', path);
	}

	post(path, body = {}) {
		return this.request('POST', path, body);
	}

	patch(path, body) {
		return this.request('PATCH', path, body);
	}

	delete(path) {
		return this.request('DELETE', path);
	}

	/** Makes the owner on an empty n8n, logs in on one that has been used before. */
	async signIn() {
		const settings = await this.get('/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			return await this.post('/rest/owner/setup', {
				email: OWNER_EMAIL,
				password: OWNER_PASSWORD,
				firstName: OWNER_FIRST_NAME,
				lastName: OWNER_LAST_NAME,
			});
		}
		return await this.post('/rest/login', {
			emailOrLdapLoginId: OWNER_EMAIL,
			password: OWNER_PASSWORD,
		});
	}

	/** n8n renews the cookie of a long session in any answer. */
	#keepCookie(response) {
		for (const line of response.headers.getSetCookie()) {
			if (line.startsWith('n8n-auth=')) this.cookie = line.split(';', 1)[0];
		}
	}
}

// ------------------------------------------------------------------------------------------------- the running n8n

/**
 * A running n8n.
 *
 * @typedef {object} Execution
 * @property {string} id
 * @property {'success' | 'error' | 'crashed' | 'canceled' | 'waiting' | 'running' | 'new'} status
 * @property {string} workflowId
 * @property {any} [data]  with `resultData.runData`, unpacked
 *
 * @typedef {object} ProductionWebhook
 * @property {string} node
 * @property {string} url
 */
export class N8n {
	#child;
	#ended;
	#nodeTypes;
	#stopping;

	constructor({ url, child, logFile }) {
		this.url = url;
		this.pid = child.pid;
		this.logFile = logFile;
		this.api = new N8nApi(url);
		this.#child = child;
		this.#ended = new Promise((fulfil) => {
			child.once('error', (error) => fulfil(`could not be started: ${error.message}`));
			child.once('exit', (code, signal) => fulfil(`ended by itself with ${signal ?? code}`));
		});
		this.#ended.then(() => running.delete(this));
	}

	/** Until the database is migrated and the REST API answers in JSON: before that, n8n answers every path with a text. */
	async waitUntilReady(timeoutMs) {
		let end;
		this.#ended.then((how) => (end = how));
		await until(`n8n answers at ${this.url}`, timeoutMs, async () => {
			if (end !== undefined) throw new Fatal(`it ${end}`);
			const health = await fetch(`${this.url}/healthz/readiness`, {
				signal: AbortSignal.timeout(5000),
			});
			if (!health.ok) return false;
			return isObject((await this.api.get('/rest/settings')).userManagement);
		});
	}

	/** The last lines that n8n wrote. */
	async logTail(lines = 40) {
		const text = await readFile(this.logFile, 'utf8').catch(() => '');
		return text.trimEnd().split('\n').slice(-lines).join('\n');
	}

	// -- workflows

	/**
	 * Saves a workflow as the editor does; it is not active yet. `id` and `active` of an export are left out, so that
	 * the same file can be imported any number of times.
	 *
	 * @param {{ name: string, nodes: any[], connections: any }} workflow
	 * @returns {Promise<string>} its id
	 */
	async importWorkflow(workflow) {
		const { name, nodes, connections, settings = {}, pinData, meta } = workflow;
		const saved = await this.api.post('/rest/workflows', {
			name,
			nodes,
			connections,
			settings: { executionOrder: 'v1', ...settings },
			...(pinData === undefined ? {} : { pinData }),
			...(meta === undefined ? {} : { meta }),
		});
		return saved.id;
	}

	/** @param {string} workflowId */
	getWorkflow(workflowId) {
		return this.api.get(`/rest/workflows/${workflowId}`);
	}

	/**
	 * Publishes the workflow's present version, and waits until its production webhooks answer: n8n registers them
	 * after it has answered the call.
	 *
	 * @param {string} workflowId
	 * @returns {Promise<ProductionWebhook[]>}
	 */
	async activate(workflowId) {
		const { versionId } = await this.getWorkflow(workflowId);
		await this.api.post(`/rest/workflows/${workflowId}/activate`, { versionId });
		await this.#published(workflowId);
		const webhooks = await this.webhooks(workflowId);
		for (const webhook of webhooks) {
			await until(`${webhook.url} is registered`, SETTLE_TIMEOUT_MS, () =>
				isRegistered(webhook.url),
			);
		}
		return webhooks;
	}

	/** @param {string} workflowId */
	async deactivate(workflowId) {
		const webhooks = await this.webhooks(workflowId);
		await this.api.post(`/rest/workflows/${workflowId}/deactivate`, {});
		for (const webhook of webhooks) {
			await until(
				`${webhook.url} is gone`,
				SETTLE_TIMEOUT_MS,
				async () => !(await isRegistered(webhook.url)),
			);
		}
	}

	/**
	 * Where the workflow's trigger nodes listen in production, worked out as n8n does.
	 *
	 * @param {string} workflowId
	 * @returns {Promise<ProductionWebhook[]>}
	 */
	async webhooks(workflowId) {
		const [workflow, types] = await Promise.all([this.getWorkflow(workflowId), this.nodeTypes()]);
		return workflow.nodes
			.filter((node) => node.disabled !== true)
			.flatMap((node) => {
				const urls = webhooksOf(node, types).map((webhook) => {
					const endpoint = webhook.nodeType === 'form' ? 'form' : 'webhook';
					return `${this.url}/${endpoint}/${webhookPath(workflowId, node, webhook)}`;
				});
				// A form shows itself at the address that it posts to: two webhooks, one URL.
				return [...new Set(urls)].map((url) => ({ node: node.name, url }));
			});
	}

	/** A trigger that could not be set up (its service refused the webhook, say) shows here, not in `activate`'s answer. */
	async #published(workflowId) {
		await until(`workflow ${workflowId} is published`, SETTLE_TIMEOUT_MS, async () => {
			const { status, triggers } = await this.api.get(
				`/rest/workflows/${workflowId}/publication-status`,
			);
			if (status === 'failed' || status === 'partial') {
				const reasons = triggers
					.filter((trigger) => trigger.status === 'failed')
					.map((trigger) => trigger.errorMessage);
				throw new Fatal(`workflow ${workflowId} was not activated: ${reasons.join('; ')}`);
			}
			return status !== 'in_progress';
		});
	}

	/**
	 * Runs a workflow by hand, as the editor's button does, and waits for its end (or for it to sleep in a wait).
	 *
	 * @param {string} workflowId
	 * @param {{ trigger?: string, items?: Array<{ json: object }>, timeoutMs?: number }} [options]  trigger: the name of
	 *   the node to start from, the first trigger by default; items: what it shall have received, for triggers that
	 *   would wait for a call otherwise
	 * @returns {Promise<Execution>}
	 */
	async runWorkflow(workflowId, { trigger, items, timeoutMs = 60_000 } = {}) {
		const name = trigger ?? (await this.#firstTrigger(workflowId));
		const data = items && {
			startTime: Date.now(),
			executionTime: 0,
			executionIndex: 0,
			source: [],
			data: { main: [items] },
		};
		const { executionId } = await this.api.post(`/rest/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name, ...(data && { data }) },
		});
		if (executionId === undefined) {
			throw new Error(
				`"${name}" waits for a call from outside: activate the workflow and call it, or give items.`,
			);
		}
		return await this.waitForExecution(executionId, timeoutMs);
	}

	async #firstTrigger(workflowId) {
		const [{ nodes }, types] = await Promise.all([this.getWorkflow(workflowId), this.nodeTypes()]);
		const found = nodes.find(
			(node) => typeOf(node, types)?.group.includes('trigger') && node.disabled !== true,
		);
		if (found === undefined)
			throw new Error(`Workflow ${workflowId} has no trigger to start from.`);
		return found.name;
	}

	// -- executions

	/**
	 * The executions of a workflow, newest first, with their data when asked for.
	 *
	 * @param {{ workflowId?: string, status?: string[], limit?: number, includeData?: boolean }} [options]
	 * @returns {Promise<Execution[]>}
	 */
	async executions({ workflowId, status, limit = 100, includeData = false } = {}) {
		const filter = JSON.stringify({ workflowId, status });
		const { results } = await this.api.get(
			`/rest/executions?limit=${limit}&filter=${encodeURIComponent(filter)}`,
		);
		return includeData
			? await Promise.all(results.map(({ id }) => this.getExecution(id)))
			: results;
	}

	/**
	 * One execution with its data.
	 *
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	async getExecution(id) {
		const execution = await this.api.get(`/rest/executions/${id}`);
		return { ...execution, data: unflatten(execution.data) };
	}

	/** Until the execution has ended, or sleeps. */
	async waitForExecution(id, timeoutMs = 60_000) {
		let execution;
		await until(`execution ${id} has ended`, timeoutMs, async () => {
			execution = await this.getExecution(id);
			return execution.status !== 'new' && execution.status !== 'running';
		});
		return execution;
	}

	// -- credentials

	/**
	 * @param {{ name: string, type: string, data: Record<string, unknown> }} credential
	 * @returns {Promise<string>} its id
	 */
	async createCredential({ name, type, data }) {
		return (await this.api.post('/rest/credentials', { name, type, data })).id;
	}

	/**
	 * What the editor shows after "Save": the credential's own test.
	 *
	 * @param {{ id: string, name: string, type: string, data: Record<string, unknown> }} credential
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	testCredential({ id, name, type, data }) {
		return this.api.post('/rest/credentials/test', { credentials: { id, name, type, data } });
	}

	// -- what n8n has loaded

	/** The descriptions of all node types, once per version group, as the editor loads them. */
	async nodeTypes() {
		this.#nodeTypes ??= await this.api.get('/types/nodes.json');
		return this.#nodeTypes;
	}

	/** The descriptions of all credential types. */
	credentialTypes() {
		return this.api.get('/types/credentials.json');
	}

	// -- ending

	/**
	 * Ends n8n and its task runner: politely first, then for certain. Only processes that descend from the one started
	 * here are signalled, by their ids.
	 */
	stop() {
		this.#stopping ??= this.#stop();
		return this.#stopping;
	}

	async #stop() {
		if (
			this.#child.exitCode === null &&
			this.#child.signalCode === null &&
			this.pid !== undefined
		) {
			const family = familyOf(this.pid);
			this.#child.kill('SIGTERM');
			const late = pause(STOP_TIMEOUT_MS, 'late', { ref: false });
			if ((await Promise.race([this.#ended, late])) === 'late') this.#child.kill('SIGKILL');
			await this.#ended;
			killAll(family.filter(({ pid }) => pid !== this.pid));
		}
		running.delete(this);
	}

	/** For a process that is about to exit and cannot wait. */
	killNow() {
		if (this.pid !== undefined && this.#child.exitCode === null) killAll(familyOf(this.pid));
		running.delete(this);
	}
}

// ------------------------------------------------------------------------------------- webhooks, as n8n names them

/** The description of a node's type, in the node's own version. */
function typeOf(node, types) {
	return types.find(
		({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion ?? 1),
	);
}

function webhooksOf(node, types) {
	const webhooks = typeOf(node, types)?.webhooks ?? [];
	return webhooks.filter(
		({ restartWebhook, path }) => restartWebhook !== true && path !== undefined,
	);
}

/** n8n's `getNodeWebhookPath`. A path from an expression is that of the Webhook and Form nodes: `parameters.path`. */
function webhookPath(workflowId, node, webhook) {
	const path = webhook.path.startsWith('=')
		? (node.parameters.path ?? node.webhookId ?? '')
		: webhook.path;
	if (node.webhookId === undefined)
		return `${workflowId}/${encodeURIComponent(node.name.toLowerCase())}/${path}`;
	const dynamic = path.startsWith(':') || path.includes('/:');
	const full = isTrue(webhook.isFullPath) && !dynamic;
	return full ? path || node.webhookId : `${node.webhookId}/${path}`;
}

const isTrue = (flag) => flag === true || flag === '={{true}}';

/** Asks a webhook which methods it takes, as a browser does before it posts; that runs no workflow. */
async function isRegistered(url) {
	const response = await fetch(url, {
		method: 'OPTIONS',
		headers: { origin: new URL(url).origin },
		signal: AbortSignal.timeout(5000),
	});
	const methods = (response.headers.get('access-control-allow-methods') ?? '').split(', ');
	return methods.some((method) => method !== '' && method !== 'OPTIONS');
}

// ------------------------------------------------------------------------------------------------------- processes

/** Every n8n that runs, so that none outlives this process. */
const running = new Set();
let handlersInstalled = false;

function installSignalHandlers() {
	if (handlersInstalled) return;
	handlersInstalled = true;
	process.on('exit', () => [...running].forEach((n8n) => n8n.killNow()));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		const handler = async () => {
			process.off(signal, handler);
			await Promise.all([...running].map((n8n) => n8n.stop()));
			// Another listener means that somebody else decides on the end; else the signal does what it always does.
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		};
		process.on(signal, handler);
	}
}

/** A process and all that descend from it, parents first. `started` tells a process from a later one of the same id. */
function familyOf(pid) {
	const all = processTable();
	const root = all.find((one) => one.pid === pid);
	if (root === undefined) return [];
	const family = [root];
	for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
	return family;
}

function killAll(family) {
	if (family.length === 0) return;
	const present = processTable();
	for (const { pid, started } of family) {
		if (!present.some((one) => one.pid === pid && one.started === started)) continue;
		try {
			process.kill(pid, 'SIGKILL');
		} catch (error) {
			if (error.code !== 'ESRCH') throw error;
		}
	}
}

/** @returns {Array<{ pid: number, parent: number, started: string }>} */
function processTable() {
	if (isFolder('/proc/self'))
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.flatMap(readProcess);
	if (process.platform === 'win32') return [];
	return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' })
		.split('\n')
		.flatMap((line) => {
			const [, pid, parent, started] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
			return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), started }];
		});
}

/** From /proc/<pid>/stat: after the name in brackets come the state, the parent (2nd) and the start time (20th). */
function readProcess(name) {
	try {
		const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return [{ pid: Number(name), parent: Number(fields[1]), started: fields[19] }];
	} catch {
		return []; // It has ended meanwhile.
	}
}

function isFolder(path) {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false; // Not there, or below something that is no folder.
	}
}

// ---------------------------------------------------------------------------------------------------------- helpers

/** An error that ends a wait at once. */
class Fatal extends Error {}

/** Polls until `check` is true. Its errors count as "not yet" (a server that starts refuses connections), save Fatal. */
async function until(what, timeoutMs, check) {
	const deadline = Date.now() + timeoutMs;
	let last;
	for (;;) {
		try {
			if (await check()) return;
			last = undefined;
		} catch (error) {
			if (error instanceof Fatal) throw error;
			last = error;
		}
		if (Date.now() >= deadline) {
			throw new Error(`Waited ${timeoutMs / 1000} s in vain until ${what}.`, { cause: last });
		}
		await pause(100);
	}
}

/**
 * n8n sends an execution's data in the `flatted` format: one array of values, in which objects and arrays name their
 * members by position (as strings), so that repeated and circular parts are written once.
 */
export function unflatten(text) {
	if (typeof text !== 'string') return text;
	const values = JSON.parse(text);
	const built = new Map();
	const read = (index) => {
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		if (built.has(index)) return built.get(index);
		const copy = Array.isArray(value) ? [] : {};
		built.set(index, copy);
		for (const [key, member] of Object.entries(value)) {
			copy[key] = typeof member === 'string' ? read(Number(member)) : member;
		}
		return copy;
	};
	return read(0);
}

function isObject(value) {
	return typeof value === 'object' && value !== null;
}

function readJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
