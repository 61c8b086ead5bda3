/** Free ports on 127.0.0.1. */
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * Ports for the server and the task broker: held open until both are known, so that they differ, and so that a wanted
 * one is known to be free. (Else another n8n that listens there would be taken for the one started here.)
 *
 * @throws when the wanted one is taken
 */
export async function freePorts(wanted?: number): Promise<number[]> {
	const holders: Server[] = [];
	try {
		holders.push(wanted === undefined ? await holdAny() : await hold(wanted), await holdAny());
		return holders.map(portOf);
	} finally {
		await Promise.all(holders.map(release));
	}
}

/**
 * Below those that the system gives to connections and to servers that do not care (from 32768 on Linux): n8n needs
 * half a minute until it listens, and its port must be free for so long.
 */
const PORTS = { first: 20_000, last: 32_000 };
const MOST_TRIES = 100;

async function holdAny(): Promise<Server> {
	for (let tries = 1; ; tries++) {
		const port = randomInt(PORTS.first, PORTS.last);
		try {
			return await hold(port);
		} catch (error) {
			if (tries === MOST_TRIES) throw error;
		}
	}
}

async function hold(port: number): Promise<Server> {
	const holder = createServer();
	await new Promise<void>((done, fail) => {
		holder.once('error', fail);
		holder.listen(port, '127.0.0.1', done);
	});
	return holder;
}

function portOf(holder: Server): number {
	const address = holder.address();
	if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
	return address.port;
}

const release = async (holder: Server) => await new Promise((done) => holder.close(done));
