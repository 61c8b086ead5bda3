import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { StandIn } from './standIn';

interface Received {
	path?: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Whom the webhook calls. */
export class Receiver {
	received: Received[] = [];
	/** What it does with a call once that is read. */
	answer: (response: ServerResponse) => unknown = (response) => response.end();

	readonly server = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString();
			this.received.push({ path: request.url, headers: request.headers, body });
			this.answer(response);
		});
	});

	address(host = '127.0.0.1'): string {
		return `http://${host}:${(this.server.address() as AddressInfo).port}/hook`;
	}

	messages(): Array<Record<string, unknown>> {
		return this.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	}

	events(): unknown[] {
		return this.messages().map(({ event }) => event);
	}
}

/** A receiver for one test file, which the self-hosted environment's webhook calls. */
export function useReceiver(standIn: StandIn): Receiver {
	const receiver = new Receiver();
	const { server } = receiver;
	beforeAll(async () => await new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
	beforeEach(() => {
		receiver.received = [];
		receiver.answer = (response) => response.end();
		standIn.environment().webhookUrl = receiver.address();
	});
	afterAll(async () => await new Promise((done) => server.close(done)));
	return receiver;
}
