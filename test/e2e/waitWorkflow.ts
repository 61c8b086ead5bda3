import { randomUUID } from 'node:crypto';

import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import type { Execution } from '../../dev/n8n';
import { SAMPLE_PDF } from '../../dev/opensign-server';
import { until, type RealN8n } from './n8n';

export const WAIT = 'Wait for signature';
export const AFTER = 'After';

/** One document, and who signs it: by the parts of their addresses before the @. */
export interface Row {
	title: string;
	people?: string[];
}

const addressOf = (person: string) => `${person}@example.com`;

export const toItem = ({ title, people = ['anna'] }: Row, k: number): IDataObject => ({
	k,
	title,
	signers: people.map((person, n) => ({
		name: person,
		email: addressOf(person),
		role: person,
		widgets: [{ type: 'signature', page: 1, x: 72, y: 60 + 60 * n, w: 160, h: 48 }],
	})),
});

const toWait: IDataObject = {
	resource: 'document',
	operation: 'sendAndWait',
	documentFrom: 'upload',
	title: '={{ $json.title }}',
	pdfSource: 'base64',
	pdfBase64: SAMPLE_PDF.toString('base64'),
	signersInput: 'json',
	signersJson: '={{ $json.signers }}',
};

/** What comes out behind the node, with a look at the item that it is linked to. */
const AFTER_JSON =
	"={{ { k: $('Rows').item.json.k, title: $('Rows').item.json.title, status: $json.status ?? $json.error, documentId: $json.documentId, files: Object.keys($binary ?? {}) } }}";

interface Settings {
	parameters?: IDataObject;
	node?: Partial<INode>;
	/** Rounds of a loop around the node: all rows in each. */
	rounds?: number;
	/** Nodes and connections that a test adds. */
	add?: (workflow: { nodes: Array<Partial<INode>>; connections: IConnections }) => void;
}

export const node = (name: string, x: number, rest: Partial<INode>) => ({
	id: randomUUID(),
	name,
	typeVersion: 1,
	position: [x, 0] as [number, number],
	...rest,
});
export const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** A call with rows → an item each → Send and Wait → a look at it, published. */
export class WaitWorkflow {
	private constructor(
		private readonly real: RealN8n,
		readonly id: string,
		readonly url: string,
	) {}

	static async publish(real: RealN8n, settings: Settings = {}): Promise<WaitWorkflow> {
		const { workflow } = waitWorkflow(real, settings);
		settings.add?.(workflow);
		const id = await real.n8n.importWorkflow(workflow);
		const [{ url }] = await real.n8n.activate(id);
		return new WaitWorkflow(real, id, url);
	}

	/** Starts an execution. @returns its id, once it sleeps */
	async start(rows: Row[]): Promise<string> {
		const id = await this.call(rows);
		await this.sleeping(id);
		return id;
	}

	/** Starts an execution. @returns its id */
	async call(rows: Row[]): Promise<string> {
		const before = await this.real.n8n.executions({ workflowId: this.id });
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows: rows.map(toItem) }),
		});
		if (!response.ok) throw new Error(`The webhook has answered ${response.status}.`);
		return await until('the execution has begun', async () => {
			const now = await this.real.n8n.executions({ workflowId: this.id });
			return now.find(({ id }) => before.every((one) => one.id !== id))?.id;
		});
	}

	async sleeping(id: string): Promise<Execution> {
		return await until('the execution sleeps', async () => {
			const execution = await this.real.n8n.getExecution(id);
			if (['error', 'crashed'].includes(execution.status)) throw failureOf(execution);
			return execution.status === 'waiting' && execution;
		});
	}

	/** The execution once it has ended. */
	async end(id: string, timeoutMs = 30_000): Promise<Execution> {
		return await until(
			'the execution has ended',
			async () => {
				const execution = await this.real.n8n.getExecution(id);
				return !['new', 'running', 'waiting'].includes(execution.status) && execution;
			},
			timeoutMs,
		);
	}
}

const failureOf = ({ data }: Execution) =>
	new Error(data.resultData.error?.message ?? 'It failed.');

export function waitWorkflow(real: RealN8n, { parameters = {}, node: settings, rounds }: Settings) {
	const path = randomUUID();
	const nodes = [
		node('Call', 0, {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { path, httpMethod: 'POST' },
		}),
		node('Rows', 200, {
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.rows' },
		}),
		node(WAIT, 400, {
			type: 'n8n-nodes-opensign.openSign',
			credentials: real.credentials,
			parameters: { ...toWait, ...parameters } as INode['parameters'],
			...settings,
		}),
		node(AFTER, 600, {
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: AFTER_JSON, options: {} },
		}),
	];
	const connections: IConnections = { Call: { main: [to('Rows')] }, Rows: { main: [to(WAIT)] } };
	connections[WAIT] = { main: [to(AFTER), to(AFTER)].slice(0, settings?.onError ? 2 : 1) };
	if (rounds !== undefined) {
		nodes.push(
			node('Again', 800, {
				type: 'n8n-nodes-base.if',
				typeVersion: 2.2,
				parameters: {
					conditions: {
						options: { version: 2, typeValidation: 'loose', caseSensitive: true },
						combinator: 'and',
						conditions: [
							{
								leftValue: '={{ $runIndex }}',
								rightValue: rounds - 1,
								operator: { type: 'number', operation: 'lt' },
							},
						],
					},
				},
			}),
			node('Rows again', 1000, {
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: "return $('Rows').all();" },
			}),
		);
		connections[AFTER] = { main: [to('Again')] };
		connections.Again = { main: [to('Rows again')] };
		connections['Rows again'] = { main: [to(WAIT)] };
	}
	return { workflow: { name: 'Wait', nodes, connections } };
}

/** What has come out behind the node, in its run number `run`. */
export function output({ data }: Execution, run = 0): IDataObject[] {
	const runs = data.resultData.runData[AFTER] ?? [];
	return (runs[run]?.data?.main ?? []).flatMap((items) => items ?? []).map(({ json }) => json);
}

/** How often the node behind has run. */
export const runsAfter = ({ data }: Execution) => data.resultData.runData[AFTER]?.length ?? 0;

/** The documents that are out, by title; of several the newest. */
export const documentsOf = ({ server }: RealN8n) =>
	Object.fromEntries(
		[...server.environment('selfHosted').documents.values()].map((one) => [one.title, one]),
	);

/** Signs as a person does in a browser, which is then led to the redirect URL. @returns where it ends */
export async function sign(
	{ server }: RealN8n,
	title: string,
	person = 'anna',
	{ browser = true } = {},
): Promise<Response | undefined> {
	const environment = server.environment('selfHosted');
	const document = documentsOf({ server } as RealN8n)[title];
	await environment.signAs(document.objectId, addressOf(person));
	return browser ? await visit(String(document.options.redirect_url)) : undefined;
}

/** What a browser gets at an address of n8n's. */
export const visit = async (address: string): Promise<Response> =>
	await fetch(address, { redirect: 'manual' });
