import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';

import { HOSTS } from '../state/server';
import { makeTlsCertificate } from './certificates';
import { listen, originOf, portOf } from './listening';

/** The hosted environments under their real names, for whoever goes through the proxy. */
export interface HostedNames {
	/** HTTP proxy that leads the real addresses here, over TLS, and no others anywhere. */
	proxyUrl: string;
	/** PEM of the authority behind the TLS certificate. */
	caCertificate: string;
	close(): void;
}

/** Starts the proxy and the TLS server behind it, both on 127.0.0.1. */
export async function serveHostedNames(handle: RequestListener): Promise<HostedNames> {
	const tls = await makeTlsCertificate(Object.keys(HOSTS));
	const hosted = createTlsServer(tls, handle);
	const proxy = createHttpServer((_request, response) => response.writeHead(403).end());
	const tunnels = new Set<Socket>();
	proxy.on('connect', ({ url = '' }, client: Socket) => {
		if (!isHosted(url)) client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		else tunnel(client, portOf(hosted), tunnels);
	});
	await listen(hosted);
	await listen(proxy);
	return {
		proxyUrl: originOf(proxy),
		caCertificate: tls.cert,
		close() {
			for (const socket of tunnels) socket.destroy();
			proxy.close();
			hosted.closeAllConnections();
			hosted.close();
		},
	};
}

/** @param authority a name and a port, as CONNECT has them */
const isHosted = (authority: string) =>
	Object.keys(HOSTS).some((host) => authority === `${host}:443`);

/** Leads a client to a port of this machine. Both ends are in `tunnels` as long as they are open. */
function tunnel(client: Socket, port: number, tunnels: Set<Socket>): void {
	const upstream = connect(port, '127.0.0.1', () => {
		client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		client.pipe(upstream).pipe(client);
	});
	const tie = (one: Socket, other: Socket) => {
		tunnels.add(one);
		one.on('error', () => other.destroy());
		one.on('close', () => {
			tunnels.delete(one);
			other.destroy();
		});
	};
	tie(client, upstream);
	tie(upstream, client);
}
