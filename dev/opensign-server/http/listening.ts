import type { Server } from 'node:net';

/** The port that a server listens on. @throws when it does not listen */
export function portOf(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string')
		throw new Error('The server does not listen on a port.');
	return address.port;
}

export const originOf = (server: Server) => `http://127.0.0.1:${portOf(server)}`;

/** Listens on this machine only, on a port of the system's choice. */
export const listen = async (server: Server) =>
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
