import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

export const TRIGGER = 'Trigger';

/** n8n refuses one cron expression that fires more than once a minute, but not many that fire at different seconds. */
export const everySixSeconds = {
	item: Array.from({ length: 10 }, (_, k) => ({
		mode: 'custom',
		cronExpression: `${k * 6} * * * * *`,
	})),
};

/** A node by what it is, and what is entered in it. */
interface NodeParts {
	type: string;
	typeVersion: number;
	parameters: INode['parameters'];
}

interface TriggerParts {
	type: 'openSignTrigger' | 'openSignStatusTrigger';
	credentials: INode['credentials'];
	parameters: INode['parameters'];
	webhookId?: string;
}

interface Parts extends TriggerParts {
	/** Triggers that start the same workflow. */
	others?: TriggerParts[];
	/** What events pass on their way, one node after the other. */
	through?: NodeParts[];
	/** Gets each event's key; without one, the events end in a node that does nothing. */
	sink?: Sink;
	/** What gets the events in the end, each node all of them, where it is not the sink. */
	ends?: NodeParts[];
	settings?: IWorkflowSettings;
}

/** A workflow that starts with the package's triggers. */
export function triggerWorkflow({
	others = [],
	through = [],
	sink,
	ends = [sink ? keyTo(sink) : NOTHING],
	settings,
	...first
}: Parts) {
	const triggers = [first, ...others].map((parts, k) => toTrigger(parts, k));
	const passed = through.map((parts, k) => toNode(parts, `Through ${k + 1}`, k + 1));
	const last = ends.map((parts, k) => toNode(parts, `Next ${k + 1}`, through.length + 1));

	const connections: IConnections = {};
	const connect = (from: Named[], to: Named[]) => {
		const main = [to.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }))];
		for (const { name } of from) connections[name] = { main };
	};
	const stages = [triggers, ...passed.map((node) => [node]), last];
	for (const [k, stage] of stages.entries()) if (k > 0) connect(stages[k - 1], stage);

	const name = `${first.type} ${triggers[0].webhookId}`;
	return { name, nodes: [...triggers, ...passed, ...last], connections, settings };
}

type Named = Pick<INode, 'name'>;

const toNode = (parts: NodeParts, name: string, stage: number) => ({
	id: randomUUID(),
	name,
	position: [200 * stage, 0] as [number, number],
	...parts,
});

const toTrigger = ({ type, webhookId = randomUUID(), ...parts }: TriggerParts, k: number) => ({
	id: randomUUID(),
	name: k === 0 ? TRIGGER : `${TRIGGER} ${k + 1}`,
	type: `n8n-nodes-opensign.${type}`,
	typeVersion: 1,
	position: [0, 200 * k] as [number, number],
	webhookId,
	...parts,
});

const NOTHING: NodeParts = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

const keyTo = (sink: Sink): NodeParts => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `=${sink.url}?key={{ encodeURIComponent($json.eventKey) }}`,
	},
});

/** n8n's own node, as docs/triggers.md has it behind both triggers. */
export const REMOVE_DUPLICATES: NodeParts = {
	type: 'n8n-nodes-base.removeDuplicates',
	typeVersion: 2,
	parameters: {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.eventKey }}',
		options: {},
	},
};

export interface Sink {
	url: string;
	/** The keys of all events, in the order in which they came. */
	keys: string[];
	/** What came with each of them. */
	bodies: Buffer[];
	close(): void;
}

/** Listens on 127.0.0.1 for what workflows find out: cheaper than to read a thousand executions. */
export async function startSink(): Promise<Sink> {
	const keys: string[] = [];
	const bodies: Buffer[] = [];
	const server = createServer((request, response) => {
		const key = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('key') ?? '';
		void buffer(request).then((body) => {
			bodies.push(body);
			keys.push(key);
			response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		keys,
		bodies,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
