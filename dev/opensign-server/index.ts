import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';

import formbody from '@fastify/formbody';
import fastify from 'fastify';

import { page, registerApi } from './api';
import { makeTlsCertificate } from './certificates';
import { API_PATH, HOSTS, Server } from './server';
import { registerSigningPages } from './signingPage';

export type { DocumentInput, Environment } from './environment';
export type { Delivery } from './outbox';
export type { RecordedRequest } from './server';
export type { EnvironmentName, Fault, StoredDocument, TemplateInput, Widget } from './state';
export type { WebhookDates } from './webhooks';

/** A JSON body may hold the largest PDF, 100 MB, as base64. */
const BODY_LIMIT_BYTES = 140 * 1024 * 1024;

export interface OpenSignServer extends Server {
	/** Origin of the self-hosted environment, on 127.0.0.1. */
	url: string;
	/** `url` with the API's path. */
	baseUrl: string;
	/** HTTP proxy that leads the hosted environments' real addresses here, over TLS, and no others anywhere. */
	proxyUrl: string;
	/** PEM of the authority behind the proxy's TLS certificate. */
	caCertificate: string;
	close(): Promise<void>;
}

/** Starts the stand-in on 127.0.0.1. Ports are the system's choice unless given. */
export async function startOpenSignServer({
	port = 0,
}: { port?: number } = {}): Promise<OpenSignServer> {
	const server = new Server();
	const app = fastify({
		bodyLimit: BODY_LIMIT_BYTES,
		forceCloseConnections: true,
		ajv: {
			customOptions: {
				removeAdditional: false,
				coerceTypes: false,
				useDefaults: false,
				allErrors: true,
			},
		},
	});
	await app.register(formbody);
	// The real server answers these with HTML pages (Express' own).
	app.setNotFoundHandler(
		async (_request, reply) => await reply.code(404).type('text/html').send(page(404)),
	);
	app.setErrorHandler(
		async (error: { statusCode?: number }, _request, reply) =>
			await reply
				.code(error.statusCode ?? 500)
				.type('text/html')
				.send(page(error.statusCode ?? 500)),
	);
	await app.register(async (api) => registerApi(api, server), { prefix: API_PATH });
	registerSigningPages(app, server);

	app.get<{ Params: { key: string } }>('/storage/:key', async ({ params, headers, url }, reply) => {
		const stored = server.files.get(params.key);
		const alive =
			stored !== undefined &&
			Date.now() < stored.expires &&
			stored.generation === stored.environment.urlGeneration;
		const status = alive ? 200 : 403;
		server.storageRequests.push({ path: url, headers, status });
		if (headers['x-api-token'] !== undefined)
			server.violations.push('The API token was sent to a storage link.');
		if (!alive)
			return await reply
				.code(403)
				.type('application/xml')
				.send(
					'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
				);
		return await reply.type('application/pdf').send(stored.read());
	});

	await app.listen({ host: '127.0.0.1', port });
	server.url = originOf(app.server);

	const tls = await makeTlsCertificate(Object.keys(HOSTS));
	const hosted = createTlsServer(tls, (request, response) => app.routing(request, response));
	const proxy = createHttpServer((_request, response) => response.writeHead(403).end());
	const tunnels = new Set<Socket>();
	proxy.on('connect', ({ url = '' }, client: Socket) => {
		if (!url.endsWith(':443') || HOSTS[url.slice(0, -4)] === undefined)
			return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		const upstream = connect((hosted.address() as AddressInfo).port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			client.pipe(upstream).pipe(client);
		});
		for (const [one, other] of [
			[client, upstream],
			[upstream, client],
		]) {
			tunnels.add(one);
			one.on('error', () => other.destroy());
			one.on('close', () => tunnels.delete(one) && other.destroy());
		}
		return client;
	});
	await listen(hosted);
	await listen(proxy);

	return Object.assign(server, {
		baseUrl: server.url + API_PATH,
		proxyUrl: originOf(proxy),
		caCertificate: tls.cert,
		async close() {
			server.stopDeliveries();
			for (const tunnel of tunnels) tunnel.destroy();
			proxy.close();
			hosted.closeAllConnections();
			hosted.close();
			await app.close();
			await server.settled();
		},
	});
}

const originOf = (server: { address(): AddressInfo | string | null }) =>
	`http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const listen = async (server: NetServer) =>
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
