import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { Account, Links } from './account';
import type { EnvironmentName } from './entities';
import { Environment } from './environment';
import { STRICTEST, type Quirks } from './quirks';

export const API_PATH = '/api/v1.2';

/** The hosted environments, by the names of their hosts. */
export const HOSTS: Record<string, EnvironmentName> = {
	'app.opensignlabs.com': 'live',
	'eu-app.opensignlabs.com': 'liveEu',
	'sandbox.opensignlabs.com': 'sandbox',
};

/** A request to the API, as it came and as it was answered. */
export interface RecordedRequest {
	environment: EnvironmentName;
	method: string;
	/** Below the API's base, without the query. */
	path: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	body: unknown;
	/** 0 when the connection was closed without an answer. */
	status: number;
}

/** A file that a pre-signed link leads to. */
interface StoredFile {
	read: () => Buffer;
	account: Account;
	generation: number;
	/** Milliseconds since 1970. */
	expires: number;
}

const CREATES = /^\/(createdocument|draftdocument|selfsign)\b/;

/** What the stand-in holds and has seen, apart from how it is reached. */
export class Server implements Links {
	/** Its origin, once it listens. */
	url = '';

	readonly requests: RecordedRequest[] = [];

	/** Downloads by pre-signed link. */
	readonly storageRequests: Array<{ path: string; headers: IncomingHttpHeaders; status: number }> =
		[];

	/** What the specification does not allow. A test that has caused any fails. */
	readonly violations: string[] = [];

	readonly tokens: Record<EnvironmentName, string> = {
		live: newToken('opensign.'),
		liveEu: newToken('opensign.'),
		sandbox: newToken('test.'),
		selfHosted: newToken('opensign.'),
	};

	/** How it differs from other servers. A test may change any: `reset` undoes that. */
	readonly quirks: Quirks;

	private readonly files = new Map<string, StoredFile>();

	private environments: Record<EnvironmentName, Environment>;

	/** @param ownQuirks those in which it is not the strictest */
	constructor(private readonly ownQuirks: Partial<Quirks> = {}) {
		this.quirks = { ...STRICTEST, ...ownQuirks };
		this.environments = newEnvironments(this, this.quirks);
	}

	environment(name: EnvironmentName): Environment {
		return this.environments[name];
	}

	/** By a request's Host header. */
	environmentOf(host = ''): Environment {
		const name = HOSTS[host.replace(/:443$/, '')] ?? 'selfHosted';
		return this.environments[name];
	}

	allEnvironments(): Environment[] {
		return Object.values(this.environments);
	}

	/** The requests that cost a credit. */
	createRequests(): RecordedRequest[] {
		return this.requests.filter(({ method, path }) => method === 'POST' && CREATES.test(path));
	}

	/** Resolves when no webhook message is under way any more. */
	async settled(): Promise<void> {
		await Promise.all(this.allEnvironments().map((environment) => environment.settled()));
	}

	/** Nothing of what went on before reaches anybody after this. */
	stopDeliveries(): void {
		for (const { dispatcher } of this.allEnvironments()) dispatcher.stop();
	}

	/** @throws when a request was not as the specification has it, naming every such one */
	assertClean(): void {
		if (this.violations.length === 0) return;
		throw new Error(`OpenSign's specification does not allow this:\n${this.violations.join('\n')}`);
	}

	/** Forgets everything but addresses, tokens, and the quirks that it was started with. */
	reset(): void {
		this.stopDeliveries();
		Object.assign(this.quirks, STRICTEST, this.ownQuirks);
		this.environments = newEnvironments(this, this.quirks);
		this.files.clear();
		for (const list of [this.requests, this.storageRequests, this.violations]) list.length = 0;
	}

	/** A link that gives access by itself for a while, as S3's pre-signed ones. */
	storageUrl(account: Account, read: () => Buffer): string {
		const key = `${randomBytes(16).toString('hex')}.pdf`;
		const lifetime = account.urlLifetimeSeconds;
		this.files.set(key, {
			read,
			account,
			generation: account.urlGeneration,
			expires: Date.now() + lifetime * 1000,
		});
		const signature = randomBytes(32).toString('hex');
		return `${this.url}/storage/${key}?X-Amz-Expires=${lifetime}&X-Amz-Signature=${signature}`;
	}

	/** The file behind a link's key; nothing once the link has expired. */
	storedFile(key: string): Buffer | undefined {
		const stored = this.files.get(key);
		if (stored === undefined || Date.now() >= stored.expires) return undefined;
		return stored.generation === stored.account.urlGeneration ? stored.read() : undefined;
	}

	signingUrl(documentId: string, email: string, contactId: string): string {
		return `${this.url}/login/${signingCode(documentId, email, contactId)}`;
	}
}

/** What signing links carry. */
export const signingCode = (documentId: string, email: string, contactId: string): string =>
	Buffer.from(`${documentId}/${email}/${contactId}`).toString('base64url');

const newToken = (prefix: string) => prefix + randomBytes(12).toString('hex');

const newEnvironments = (links: Links, quirks: Quirks): Record<EnvironmentName, Environment> => ({
	live: new Environment('live', links, quirks),
	liveEu: new Environment('liveEu', links, quirks),
	sandbox: new Environment('sandbox', links, quirks),
	selfHosted: new Environment('selfHosted', links, quirks),
});
