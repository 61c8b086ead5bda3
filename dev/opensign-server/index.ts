import { makeApp } from './app';
import { serveHostedNames } from './http/hostedNames';
import { originOf } from './http/listening';
import type { Quirks } from './state/quirks';
import { API_PATH, Server } from './state/server';

export { SAMPLE_PDF } from './pdf/samplePdf';
export type { WebhookDates } from './state/account';
export { sendDocument } from './state/documents';
export type { EnvironmentName, StoredDocument, TemplateInput, Widget } from './state/entities';
export type { DocumentInput, Environment } from './state/environment';
export type { Fault, OrderedFault } from './state/fault';
export { VERSION_1, type Quirks } from './state/quirks';
export type { RecordedRequest } from './state/server';
export type { Delivery } from './webhooks/dispatcher';

export interface OpenSignServer extends Server {
	/** Origin of the self-hosted environment, on 127.0.0.1. */
	url: string;
	/** `url` with the API's path. */
	baseUrl: string;
	/** HTTP proxy that leads the hosted environments' real addresses here, over TLS, and no others anywhere. */
	proxyUrl: string;
	/** PEM of the authority behind the proxy's TLS certificate. */
	caCertificate: string;
	/** Ends everything that listens, and breaks off what is being delivered. */
	close(): Promise<void>;
}

/**
 * Starts the stand-in on 127.0.0.1.
 *
 * @param options.port of the self-hosted environment; the system's choice unless given
 * @param options.quirks in which it is not the strictest server; `VERSION_1` for an old one
 * @throws when the port is taken
 */
export async function startOpenSignServer({
	port = 0,
	quirks = {},
}: { port?: number; quirks?: Partial<Quirks> } = {}): Promise<OpenSignServer> {
	const server = new Server(quirks);
	const app = await makeApp(server);
	await app.listen({ host: '127.0.0.1', port });
	server.url = originOf(app.server);
	const hosted = await serveHostedNames((request, response) => app.routing(request, response));

	return Object.assign(server, {
		baseUrl: server.url + API_PATH,
		proxyUrl: hosted.proxyUrl,
		caCertificate: hosted.caCertificate,
		async close() {
			server.stopDeliveries();
			hosted.close();
			await app.close();
			await server.settled();
		},
	});
}
