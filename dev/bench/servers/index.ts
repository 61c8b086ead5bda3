import { join } from 'node:path';

import { startProgram, type Helper } from '../process';

/** What a sink has got since it was last asked. */
export interface Taken {
	sent: Array<{ title: string; sha256: string }>;
	routes: string[];
}

/** Does something with a sink, a process of its own. */
export async function withSink<T>(act: (sink: Helper, url: string) => Promise<T>): Promise<T> {
	const sink = await startProgram(join(__dirname, 'sink.ts'));
	try {
		return await act(sink, await sink.ask<string>('start'));
	} finally {
		await sink.stop();
	}
}

interface Address {
	url: string;
	token: string;
}

/** The same with the stand-in of OpenSign. */
export async function withStandIn<T>(
	act: (standIn: Helper, address: Address) => Promise<T>,
): Promise<T> {
	const standIn = await startProgram(join(__dirname, 'standIn.ts'));
	try {
		return await act(standIn, await standIn.ask<Address>('start'));
	} finally {
		await standIn.stop();
	}
}

/** How often each route was asked for. */
export function countRoutes(routes: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const route of routes) counts[route] = (counts[route] ?? 0) + 1;
	return counts;
}
