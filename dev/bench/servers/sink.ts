/**
 * Takes what is sent, and answers as OpenSign does, with no work of its own meanwhile: what it was sent is looked at when
 * that is asked for. A process of its own; see `start`.
 */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { serve } from '../serve';

interface Sent {
	title: string;
	/** Of the PDF as it came. */
	sha256: string;
}

/** What people have sent: bodies of requests, in the order in which they had come whole. */
let bodies: Buffer[][] = [];
/** The routes of the requests. */
let routes: string[] = [];
let delayMs = 0;
/** The PDF that can be downloaded. */
let file = '';
let origin = '';

/** The id of the document that is signed; those that are sent are not. */
const SIGNED = 'signed1234';

const DATE = '2026-01-01T00:00:00.000Z';

const ANNA = { role: 'Tenant', name: 'Anna Example', email: 'anna@example.com' };

const document = (objectId: string) => ({
	objectId,
	title: 'Benchmark',
	note: '',
	folder: { objectId: '', name: '' },
	owner: 'Owner',
	signers: [ANNA],
	createdAt: DATE,
	updatedAt: DATE,
	status: objectId === SIGNED ? 'completed' : 'in-progress',
	audit_trail: objectId === SIGNED ? [{ email: ANNA.email, viewed: DATE, signed: DATE }] : [],
	file: `${origin}/storage/file.pdf`,
	certificate: '',
});

const created = (number: number) => ({
	objectId: `document${String(number).padStart(2, '0')}`,
	signurl: [{ email: ANNA.email, url: `${origin}/login/${number}` }],
	message: 'Document sent successfully!',
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const path = new URL(request.url!, origin).pathname.replace('/api/v1.2', '');
	const [, route, id] = path.split('/');
	routes.push(`${request.method} /${route}`);
	const body: Buffer[] = [];
	for await (const chunk of request) body.push(chunk as Buffer);
	if (route === 'storage') {
		response.writeHead(200, {
			'content-type': 'application/pdf',
			'content-length': statSync(file).size,
		});
		createReadStream(file).pipe(response);
		return;
	}
	if (request.method === 'POST') await sleep(delayMs);
	const json = toJson(request.method === 'POST' ? 'POST' : route, id, body);
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

function toJson(what: string, id: string, body: Buffer[]): object {
	if (what === 'POST') return created(bodies.push(body));
	if (what === 'document') return document(id);
	return { result: [] };
}

function readSent(body: Buffer[]): Sent {
	const { title, file: base64 } = JSON.parse(Buffer.concat(body).toString()) as {
		title: string;
		file: string;
	};
	const sha256 = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
	return { title, sha256 };
}

const server = createServer((request, response) => {
	answer(request, response).catch((error: unknown) => response.destroy(error as Error));
});

serve({
	/** @returns its origin */
	async start() {
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		return origin;
	},
	/** How long every send takes, and what can be downloaded. */
	set(ms: number, path: string) {
		delayMs = ms;
		file = path;
	},
	/** What has come since the last time. */
	take() {
		const taken = { sent: bodies.map(readSent), routes };
		bodies = [];
		routes = [];
		return taken;
	},
});
