import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INode, IWorkflowSettings } from 'n8n-workflow';

export const TRIGGER = 'Trigger';

interface Parts {
	type: 'openSignTrigger' | 'openSignStatusTrigger';
	credentials: INode['credentials'];
	parameters: INode['parameters'];
	webhookId?: string;
	/** Gets each event's key; without one, the events end in a node that does nothing. */
	sink?: Sink;
	settings?: IWorkflowSettings;
}

/** A workflow that starts with one of the package's triggers. */
export function triggerWorkflow({
	type,
	credentials,
	parameters,
	webhookId = randomUUID(),
	sink,
	settings,
}: Parts) {
	const post = {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `=${sink?.url}?key={{ encodeURIComponent($json.eventKey) }}`,
		},
	};
	const nothing = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	return {
		name: `${type} ${webhookId}`,
		nodes: [
			{
				id: randomUUID(),
				name: TRIGGER,
				type: `n8n-nodes-opensign.${type}`,
				typeVersion: 1,
				position: [0, 0] as [number, number],
				webhookId,
				credentials,
				parameters,
			},
			{
				id: randomUUID(),
				name: 'Next',
				position: [200, 0] as [number, number],
				...(sink ? post : nothing),
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Next', type: 'main' as const, index: 0 }]] } },
		settings,
	};
}

export interface Sink {
	url: string;
	/** The keys of all events, in the order in which they came. */
	keys: string[];
	close(): void;
}

/** Listens on 127.0.0.1 for what workflows find out: cheaper than to read a thousand executions. */
export async function startSink(): Promise<Sink> {
	const keys: string[] = [];
	const server = createServer((request, response) => {
		keys.push(new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('key') ?? '');
		request.resume();
		response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		keys,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
