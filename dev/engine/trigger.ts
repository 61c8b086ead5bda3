import { randomUUID } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { toAdditionalData } from './additionalData';
import { core, n8n, type Loader } from './n8n';
import { openSignNode, type NodeTypes } from './workflow';

export type TriggerName = 'openSignTrigger' | 'openSignStatusTrigger';
type Hook = 'checkExists' | 'create' | 'delete';

/** One of the package's triggers as n8n has it in an active workflow; its static data lasts as long as the object. */
export class TriggerUnderTest {
	/** What polls have written into n8n's log as warnings. */
	readonly warnings: string[] = [];

	/** What the last call was answered. */
	answered?: IDataObject;

	/** Below it, n8n takes calls that wake executions. */
	waitingUrl = 'http://localhost/webhook-waiting';

	private readonly node;

	private readonly workflow;

	private readonly type;

	constructor(
		private readonly loader: Loader,
		private readonly nodeTypes: NodeTypes,
		private readonly name: TriggerName,
		private readonly parameters: IDataObject,
		private readonly credential: ICredentialDataDecryptedObject,
	) {
		this.node = openSignNode(parameters, {
			type: `n8n-nodes-opensign.${name}`,
			id: randomUUID(),
			webhookId: randomUUID(),
		});
		this.workflow = this.toWorkflow();
		this.type = nodeTypes.getByNameAndVersion(this.node.type, 1);
	}

	private toWorkflow = (id: string = randomUUID()) =>
		new n8n.Workflow({
			id,
			active: true,
			nodeTypes: this.nodeTypes as never,
			settings: {},
			nodes: [this.node],
			connections: {},
		});

	/**
	 * The same as another process of n8n has it: with what n8n has stored, and without what was remembered. (It has
	 * another id, by which the node's memory is kept apart.)
	 */
	inNewProcess(): TriggerUnderTest {
		const { loader, nodeTypes, name, parameters, credential } = this;
		const other = new TriggerUnderTest(loader, nodeTypes, name, parameters, credential);
		Object.assign(other.staticData(), structuredClone({ ...this.staticData() }));
		return other;
	}

	staticData = () => this.workflow.getStaticData('node', this.node);

	/** As n8n does when it ends and starts: the static data goes through the database, as JSON. */
	restart(): void {
		const data = this.staticData();
		const kept = JSON.parse(JSON.stringify(data)) as IDataObject;
		for (const key of Object.keys(data)) delete data[key];
		Object.assign(data, kept);
	}

	url = (test = false) =>
		`http://localhost/webhook${test ? '-test' : ''}/${this.node.webhookId}/webhook`;

	/** What stands below it on the canvas. */
	subtitle(): unknown {
		const { subtitle } = this.type.description;
		return this.workflow.expression.getSimpleParameterValue(this.node, subtitle, 'internal', {});
	}

	/** As n8n does it: registers where `checkExists` says that it is not. */
	async activate(test = false): Promise<void> {
		const exists = await this.hook('checkExists', test);
		if (!exists) await this.hook('create', test);
	}

	async deactivate(test = false): Promise<void> {
		await this.hook('delete', test);
	}

	/**
	 * A call to the trigger's address, below n8n's web server. As in n8n, each call has a copy of what is stored, and what
	 * it changes there is stored when the node has answered; n8n 2.41 does so only if the node answers by itself.
	 */
	async call(
		body: Buffer,
		headers: Record<string, string> = {},
		mode: 'webhook' | 'manual' = 'webhook',
	): Promise<{ status: number; items: INodeExecutionData[] }> {
		const response = new Response();
		const workflow = this.toWorkflow(this.workflow.id);
		const stored = workflow.getStaticData('node', this.node);
		Object.assign(stored, structuredClone({ ...this.staticData() }));
		const context = new core.WebhookContext(
			workflow,
			this.node,
			{
				...this.additionalData(),
				httpRequest: { rawBody: body, headers },
				httpResponse: response,
			} as never,
			mode,
			{} as never,
			[],
			null,
		);
		const { workflowData, noWebhookResponse } = await this.type.webhook!.call(context as never);
		if (!noWebhookResponse || response.answers !== 1)
			throw new Error(`${response.answers} answers instead of one by the node itself.`);
		if (mode === 'webhook') Object.assign(this.staticData(), { ...stored });
		this.answered = response.body;
		return { status: response.code, items: (workflowData ?? []).flat() };
	}

	async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<INodeExecutionData[]> {
		const data = this.additionalData() as never;
		const context = new core.PollContext(this.workflow, this.node, data, mode, 'activate');
		const warn = (text: string) => this.warnings.push(text);
		Object.defineProperty(context, 'logger', { value: { warn } });
		const found = await this.type.poll!.call(context as never);
		const items = (found ?? []).flat();
		if (found && items.length === 0) throw new Error('n8n starts a workflow with nothing.');
		return items;
	}

	private additionalData = () => ({
		...(toAdditionalData(this.loader, this.credential) as object),
		webhookWaitingBaseUrl: this.waitingUrl,
	});

	private async hook(method: Hook, isTest: boolean): Promise<boolean> {
		const [mode, activation] = modesOf(method, isTest);
		const context = new core.HookContext(
			this.workflow,
			this.node,
			this.additionalData() as never,
			mode,
			activation,
			{ isTest } as never,
		);
		return await this.type.webhookMethods!.default![method].call(context as never);
	}
}

/** n8n begins a test in the mode "manual", but ends it as it ends production. */
function modesOf(method: Hook, isTest: boolean) {
	if (method === 'delete') return ['internal', 'update'] as const;
	return isTest ? (['manual', 'manual'] as const) : (['trigger', 'activate'] as const);
}

/** What a node answers by itself. */
class Response {
	code = 0;

	answers = 0;

	body?: IDataObject;

	status(code: number) {
		this.code = code;
		const json = (body: IDataObject) => {
			this.body = body;
			this.answers += 1;
		};
		return { json };
	}
}
