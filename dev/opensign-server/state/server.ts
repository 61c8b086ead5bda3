import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

import { Environment, type Links } from './environment';
import type { EnvironmentName } from './state';

export const API_PATH = '/api/v1.2';

export const HOSTS: Record<string, EnvironmentName> = {
	'app.opensignlabs.com': 'live',
	'eu-app.opensignlabs.com': 'liveEu',
	'sandbox.opensignlabs.com': 'sandbox',
};

export interface RecordedRequest {
	environment: EnvironmentName;
	method: string;
	/** Below the API's base, without the query. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	/** 0 when the connection was closed without an answer. */
	status: number;
}

interface Stored {
	read: () => Buffer;
	environment: Environment;
	generation: number;
	expires: number;
}

/** What the stand-in holds and has seen, apart from how it is reached. */
export class Server implements Links {
	url = '';

	readonly requests: RecordedRequest[] = [];

	/** Downloads by pre-signed link. */
	readonly storageRequests: Array<{
		path: string;
		headers: FastifyRequest['headers'];
		status: number;
	}> = [];

	/** What the specification does not allow. A test that has caused any fails. */
	readonly violations: string[] = [];

	readonly tokens: Record<EnvironmentName, string> = {
		live: newToken('opensign.'),
		liveEu: newToken('opensign.'),
		sandbox: newToken('test.'),
		selfHosted: newToken('opensign.'),
	};

	readonly files = new Map<string, Stored>();

	private environments = newEnvironments(this);

	environment(name: EnvironmentName): Environment {
		return this.environments[name];
	}

	environmentOf(host: string | undefined): Environment {
		return this.environments[HOSTS[(host ?? '').replace(/:443$/, '')] ?? 'selfHosted'];
	}

	allEnvironments(): Environment[] {
		return Object.values(this.environments);
	}

	createRequests(): RecordedRequest[] {
		return this.requests.filter(
			({ method, path }) =>
				method === 'POST' && /^\/(createdocument|draftdocument|selfsign)\b/.test(path),
		);
	}

	/** Resolves when no webhook message is under way any more. */
	async settled(): Promise<void> {
		await Promise.all(
			this.allEnvironments().map(async (environment) => await environment.settled()),
		);
	}

	/** Nothing of what went on before reaches anybody after this. */
	stopDeliveries(): void {
		for (const { outbox } of this.allEnvironments()) outbox.stop();
	}

	assertClean(): void {
		if (this.violations.length > 0)
			throw new Error(
				`OpenSign's specification does not allow this:\n${this.violations.join('\n')}`,
			);
	}

	reset(): void {
		this.stopDeliveries();
		this.environments = newEnvironments(this);
		this.files.clear();
		for (const list of [this.requests, this.storageRequests, this.violations]) list.length = 0;
	}

	pathOf(url: string): string {
		return url.split('?')[0].replace(API_PATH, '');
	}

	record(request: FastifyRequest, status: number): void {
		const { method, url, headers, body } = request;
		this.requests.push({
			environment: this.environmentOf(headers.host).name,
			method,
			path: this.pathOf(url),
			query: (request.query ?? {}) as Record<string, string>,
			headers,
			body,
			status,
		});
	}

	/** A link that gives access by itself for a while, as S3's pre-signed ones. */
	storageUrl(environment: Environment, read: () => Buffer): string {
		const key = `${randomBytes(16).toString('hex')}.pdf`;
		this.files.set(key, {
			read,
			environment,
			generation: environment.urlGeneration,
			expires: Date.now() + environment.urlLifetimeSeconds * 1000,
		});
		return `${this.url}/storage/${key}?X-Amz-Expires=${environment.urlLifetimeSeconds}&X-Amz-Signature=${randomBytes(32).toString('hex')}`;
	}

	signingUrl(documentId: string, email: string, contactId: string): string {
		return `${this.url}/login/${Buffer.from(`${documentId}/${email}/${contactId}`).toString('base64url')}`;
	}
}

const newToken = (prefix: string) => prefix + randomBytes(12).toString('hex');

const newEnvironments = (links: Links): Record<EnvironmentName, Environment> => ({
	live: new Environment('live', links),
	liveEu: new Environment('liveEu', links),
	sandbox: new Environment('sandbox', links),
	selfHosted: new Environment('selfHosted', links),
});
