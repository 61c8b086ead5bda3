import type {
	IDataObject,
	INodeExecutionData,
	INodeType,
	IRun,
	IRunExecutionData,
	Workflow,
} from 'n8n-workflow';

import { core } from './n8n';

/** What a caller of an address gets. */
export interface Answered {
	status: number;
	body: string;
	location?: string;
	/** The output with which the execution goes on; nothing where it sleeps on. */
	items?: INodeExecutionData[];
}

/** An execution that the OpenSign node has put to sleep, as n8n's database has it: below n8n's web server. */
export class Sleeper {
	private readonly data: IRunExecutionData;

	constructor(
		private readonly type: INodeType,
		private readonly workflow: Workflow,
		private readonly additionalData: object,
		run: IRun,
	) {
		this.data = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	}

	/** When n8n goes on by itself; nothing if the execution does not sleep. */
	get until(): Date | undefined {
		const { waitTill } = this.data;
		return waitTill ? new Date(waitTill) : undefined;
	}

	/** What n8n passes on at the time limit. */
	get atTheLimit(): INodeExecutionData[] {
		return this.data.executionData?.nodeExecutionStack[0].data.main?.[0] ?? [];
	}

	/**
	 * A retry with the workflow as it is now, after the execution was woken with `items` and n8n crashed: n8n runs the node
	 * again, in another execution, and with what had come out of it as its input.
	 */
	async retry(items: INodeExecutionData[]): Promise<IRun> {
		const data = structuredClone(this.data);
		data.waitTill = undefined;
		data.resultData.runData.OpenSign = [];
		data.executionData!.nodeExecutionStack[0].data = { main: [items] };
		const additionalData = { ...this.additionalData, executionId: '2' } as never;
		const execution = new core.WorkflowExecute(additionalData, 'retry', data);
		return await execution.processRunExecutionData(this.workflow);
	}

	/** A call of an address that n8n has signed, from a browser (GET) or a trigger (POST). */
	async call(
		address: string,
		method: 'GET' | 'POST' = 'GET',
		sent: IDataObject = {},
	): Promise<Answered> {
		const response = new Response();
		const context = new core.WebhookContext(
			this.workflow,
			this.workflow.getNode('OpenSign')!,
			{
				...this.additionalData,
				httpRequest: {
					method,
					body: sent,
					query: Object.fromEntries(new URL(address).searchParams),
				},
				httpResponse: response,
			} as never,
			'webhook',
			{} as never,
			[],
			structuredClone(this.data),
		);
		const { workflowData, noWebhookResponse } = await this.type.webhook!.call(context as never);
		if (!noWebhookResponse || response.answers !== 1)
			throw new Error(`${response.answers} answers instead of one by the node itself.`);
		const { code: status, body, location } = response;
		return { status, body, location, items: workflowData?.[0] };
	}
}

/** What Express gives, as far as the node uses it. */
class Response {
	code = 200;

	body = '';

	location?: string;

	answers = 0;

	status(code: number) {
		this.code = code;
		return this;
	}

	set = () => this;

	type = () => this;

	send(body: string) {
		this.body = body;
		this.answers += 1;
	}

	json = (body: unknown) => this.send(JSON.stringify(body));

	redirect(code: number, location: string) {
		this.code = code;
		this.location = location;
		this.answers += 1;
	}
}
