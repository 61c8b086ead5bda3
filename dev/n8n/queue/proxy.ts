/** What stands before n8n's processes for webhooks: it leads each call to the next one of them. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Proxy {
	url: string;
	stop(): Promise<void>;
}

/** @param targets where calls are led to, asked anew for each: whoever restarts one leaves it out meanwhile */
export async function startProxy(targets: () => string[]): Promise<Proxy> {
	let calls = 0;
	const lead = (call: IncomingMessage, answer: ServerResponse) => {
		const all = targets();
		if (all.length === 0) return void answer.writeHead(503).end();
		const target = new URL(call.url ?? '/', all[calls++ % all.length]);
		const { method, headers } = call;
		const passed = request(target, { method, headers }, (response) => {
			answer.writeHead(response.statusCode ?? 502, response.headers);
			response.pipe(answer);
		});
		passed.once('error', () => answer.writeHead(502).end());
		call.pipe(passed);
	};
	const server = createServer(lead);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
