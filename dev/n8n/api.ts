import { randomUUID } from 'node:crypto';

/** The demonstration's owner. The account exists only in a throw-away n8n on 127.0.0.1. */
export const OWNER_EMAIL = 'owner@example.com';
export const OWNER_PASSWORD = 'OpenSignDemo1';
const OWNER_FIRST_NAME = 'Olivia';
const OWNER_LAST_NAME = 'Owner';

const TIMEOUT_MS = 60_000;

/** An answer of n8n's that is not a 2xx. */
export class N8nApiError extends Error {
	constructor(
		method: string,
		path: string,
		readonly status: number,
		readonly body: unknown,
	) {
		super(`${method} ${path} → ${status}: ${messageOf(body)}`);
		this.name = 'N8nApiError';
	}
}

function messageOf(body: unknown): string {
	const said = isObject(body) ? body.message : body;
	return typeof said === 'string' ? said : JSON.stringify(said);
}

/** n8n's settings, as far as they are read here. */
interface Settings {
	/** Missing as long as n8n is not ready. */
	userManagement?: { showSetupOnFirstLoad?: boolean };
}

/**
 * n8n's internal REST API, as a logged-in person's editor calls it. n8n ties the login cookie to the browser's id, so
 * the two always travel together.
 */
export class N8nApi {
	readonly browserId = randomUUID();
	/** `name=value`; none before the login. */
	cookie?: string;

	constructor(readonly url: string) {}

	/**
	 * The body's `data`, where n8n wraps it so; the whole body otherwise.
	 *
	 * @param path from the host on, `/rest/…`
	 * @throws N8nApiError when the answer is not a 2xx
	 */
	async request<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const headers: Record<string, string> = { 'browser-id': this.browserId };
		if (this.cookie !== undefined) headers.cookie = this.cookie;
		if (body !== undefined) headers['content-type'] = 'application/json';
		const response = await fetch(this.url + path, {
			method,
			redirect: 'error',
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		this.keepCookie(response);
		const text = await response.text();
		const answer = readJson(text) ?? text;
		if (!response.ok) throw new N8nApiError(method, path, response.status, answer);
		// The caller knows the route, and so what it answers.
		return (isObject(answer) && 'data' in answer ? answer.data : answer) as T;
	}

	async get<T = unknown>(path: string): Promise<T> {
		return await this.request<T>('GET', path);
	}

	async post<T = unknown>(path: string, body: unknown = {}): Promise<T> {
		return await this.request<T>('POST', path, body);
	}

	/** Whether the database is migrated and the API answers in JSON: before that, every path is answered with a text. */
	async isReady(): Promise<boolean> {
		if (!(await this.isHealthy())) return false;
		const { userManagement } = await this.settings();
		return isObject(userManagement);
	}

	/** Whether the process has all that it needs. */
	async isHealthy(): Promise<boolean> {
		const health = await fetch(`${this.url}/healthz/readiness`, {
			signal: AbortSignal.timeout(5000),
		});
		return health.ok;
	}

	/** Makes the owner on an empty n8n, logs in on one that has been used before. */
	async signIn(): Promise<void> {
		const { userManagement } = await this.settings();
		if (userManagement?.showSetupOnFirstLoad) {
			await this.post('/rest/owner/setup', {
				email: OWNER_EMAIL,
				password: OWNER_PASSWORD,
				firstName: OWNER_FIRST_NAME,
				lastName: OWNER_LAST_NAME,
			});
			return;
		}
		await this.post('/rest/login', {
			emailOrLdapLoginId: OWNER_EMAIL,
			password: OWNER_PASSWORD,
		});
	}

	private async settings(): Promise<Settings> {
		return await this.get<Settings>('/rest/settings');
	}

	/** n8n renews the cookie of a long session in any answer. */
	private keepCookie(response: Response): void {
		for (const line of response.headers.getSetCookie()) {
			if (line.startsWith('n8n-auth=')) [this.cookie] = line.split(';', 1);
		}
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
