import { randomUUID } from 'node:crypto';

import type { IDataObject, INode } from 'n8n-workflow';

import type { Execution } from '../../dev/n8n';
import { SAMPLE_PDF } from '../../dev/opensign-server';
import { until, type RealN8n } from './n8n';

export const SEND = 'Send';

const toSend: IDataObject = {
	resource: 'document',
	operation: 'send',
	title: '={{ $json.title }}',
	pdfSource: 'base64',
	pdfBase64: SAMPLE_PDF.toString('base64'),
	signers: {
		signer: [
			{
				name: 'Anna Example',
				email: 'anna@example.com',
				role: 'Tenant',
				widgets: { widget: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }] },
			},
		],
	},
};

/** A call with a list of titles → an item each → Document → Send, published. */
export class SendWorkflow {
	private constructor(
		private readonly real: RealN8n,
		private readonly id: string,
		readonly url: string,
	) {}

	/** @param settings of the node, like `retryOnFail` */
	static async publish(
		real: RealN8n,
		parameters: IDataObject,
		settings: Partial<INode> = {},
	): Promise<SendWorkflow> {
		const path = randomUUID();
		const node = (name: string, x: number, rest: Partial<INode>) => ({
			id: randomUUID(),
			name,
			typeVersion: 1,
			position: [x, 0] as [number, number],
			...rest,
		});
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		const id = await real.n8n.importWorkflow({
			name: 'Send a list',
			nodes: [
				node('Call', 0, {
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: path,
					parameters: { path, httpMethod: 'POST' },
				}),
				node('Split', 200, {
					type: 'n8n-nodes-base.splitOut',
					parameters: { fieldToSplitOut: 'body.rows' },
				}),
				node(SEND, 400, {
					type: 'n8n-nodes-opensign.openSign',
					credentials: real.credentials,
					parameters: { ...toSend, ...parameters } as INode['parameters'],
					...settings,
				}),
			],
			connections: { Call: to('Split'), Split: to(SEND) },
		});
		const [{ url }] = await real.n8n.activate(id);
		return new SendWorkflow(real, id, url);
	}

	/** As the editor's "Retry": a new execution with the data of the old one. @returns it, once it has ended */
	async retry(id: string): Promise<Execution> {
		const { n8n } = this.real;
		const path = `/rest/executions/${id}/retry`;
		const again = await n8n.api.post<{ id: string }>(path, { loadWorkflow: false });
		return await n8n.getExecution(again.id);
	}

	/** Starts an execution, which answers at once. @returns its id */
	async start(titles: string[]): Promise<string> {
		const before = await this.real.n8n.executions({ workflowId: this.id });
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows: titles.map((title) => ({ title })) }),
		});
		if (!response.ok) throw new Error(`The webhook has answered ${response.status}.`);
		return await until('the execution has begun', async () => {
			const now = await this.real.n8n.executions({ workflowId: this.id });
			return now.find(({ id }) => before.every((one) => one.id !== id))?.id;
		});
	}
}

/** What the node put out in its last run. */
export function output({ data }: Execution): IDataObject[] {
	const [items] = data.resultData.runData[SEND].at(-1)?.data?.main ?? [];
	return (items ?? []).map(({ json }) => json);
}
