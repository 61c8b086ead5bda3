import { resolve } from 'node:path';

import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	IRun,
	ResourceMapperFields,
} from 'n8n-workflow';

import { toAdditionalData } from './additionalData';
import { configureGlobalAxiosDefaults, Container, core, n8n } from './n8n';
import { Sleeper } from './sleeper';
import { TriggerUnderTest, type TriggerName } from './trigger';
import { NodeTypes, openSignNode, toWorkflow, type Again } from './workflow';

const PACKAGE = resolve(__dirname, '../..');

/** Milliseconds between two looks whether it is time to cancel. */
const WATCH_MS = 5;

export type { TriggerName };

export interface NodeRun {
	/** What the OpenSign node put out, all outputs joined; empty when it failed. */
	items: INodeExecutionData[];
	/** The error that ended the node. */
	error?: {
		message: string;
		description?: string | null;
		context?: IDataObject;
		httpCode?: string | null;
	};
	run: IRun;
}

export interface NodeRunOptions {
	credential: ICredentialDataDecryptedObject;
	items?: INodeExecutionData[];
	/** Settings of the node, like `retryOnFail`. */
	node?: Partial<INode>;
	/** The workflow's time zone, an IANA name; n8n's own (America/New_York) if none is given. */
	timezone?: string;
	/** When the execution is cancelled, milliseconds after its start. */
	cancelAfterMs?: number;
	/** Or as soon as this is true; it is asked every few milliseconds. */
	cancelWhen?: () => boolean;
	/** Wires the node's error output back to it, or its only output. */
	again?: Again;
	/** Wires Start to the node twice: n8n has all items wait for it twice. */
	twice?: boolean;
}

/** n8n's engine with the built package in it: real loader, parameter resolution, execution, HTTP and binary data. */
export class Engine {
	readonly core = core;

	/** Below it, n8n takes calls that wake executions. */
	waitingUrl = 'http://localhost/webhook-waiting';

	readonly loader = new core.PackageDirectoryLoader(PACKAGE);

	private readonly nodeTypes = new NodeTypes(this.loader);

	private readonly binaryData = Container.get(core.BinaryDataService);

	async start(): Promise<this> {
		configureGlobalAxiosDefaults();
		await this.binaryData.init();
		await this.loader.loadAll();
		return this;
	}

	get description() {
		return this.nodeTypes.openSign().description;
	}

	get properties() {
		return this.description.properties;
	}

	/** Runs Start → OpenSign with the given items. */
	async runNode(
		parameters: IDataObject,
		{
			credential,
			items = [{ json: {} }],
			node,
			timezone,
			cancelAfterMs,
			cancelWhen,
			again,
			twice,
		}: NodeRunOptions,
	): Promise<NodeRun> {
		const settings = timezone === undefined ? {} : { timezone };
		const theNode = openSignNode(parameters, node);
		const workflow = toWorkflow(theNode, this.nodeTypes, settings, { again, twice });
		const start = workflow.getNode('Start') as INode;
		const data = n8n.createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
			},
		});
		const additionalData = this.additionalData(credential);
		const execution = new core.WorkflowExecute(additionalData, 'manual', data);
		const running = execution.processRunExecutionData(workflow);
		if (cancelAfterMs !== undefined) setTimeout(() => running.cancel(), cancelAfterMs);
		const watch = cancelWhen && setInterval(() => cancelWhen() && running.cancel(), WATCH_MS);
		const run = await running.finally(() => clearInterval(watch));
		const { runData, error } = run.data.resultData;
		const tasks = runData.OpenSign ?? [];
		const outputs = tasks.flatMap(({ data }) => data?.main ?? []);
		return {
			items: outputs.flatMap((output) => output ?? []),
			error: (tasks[0]?.error ?? error) as NodeRun['error'],
			run,
		};
	}

	/** An execution that the node has put to sleep. */
	sleeper(run: IRun, parameters: IDataObject, credential: ICredentialDataDecryptedObject): Sleeper {
		const node = openSignNode(parameters);
		const workflow = toWorkflow(node, this.nodeTypes);
		const type = this.nodeTypes.openSign();
		return new Sleeper(type, workflow, this.additionalData(credential), run);
	}

	/** One of the package's triggers as n8n has it in an active workflow. */
	trigger(name: TriggerName, parameters: IDataObject, credential: ICredentialDataDecryptedObject) {
		return new TriggerUnderTest(this.loader, this.nodeTypes, name, parameters, credential);
	}

	/** As the form of a resource mapper does. */
	async mapperFields(
		method: string,
		parameters: IDataObject,
		credential: ICredentialDataDecryptedObject,
	): Promise<ResourceMapperFields> {
		const methods = this.nodeTypes.openSign().methods!.resourceMapping!;
		return await methods[method].call(this.loadOptions(parameters, credential) as never);
	}

	/** As a resource locator's list does. */
	async listSearch(
		method: string,
		credential: ICredentialDataDecryptedObject,
		filter?: string,
		token?: string,
	): Promise<INodeListSearchResult> {
		const methods = this.nodeTypes.openSign().methods!.listSearch!;
		return await methods[method].call(this.loadOptions({}, credential) as never, filter, token);
	}

	/** As the credential screen's test does. */
	async testCredential(data: ICredentialDataDecryptedObject) {
		const context = new core.CredentialTestContext(toAdditionalData(this.loader, data)) as never;
		const credential = { id: '1', name: 'OpenSign', type: 'openSignApi', data };
		return await this.nodeTypes
			.openSign()
			.methods!.credentialTest!.openSignApiTest.call(context, credential);
	}

	/** Puts a file into n8n's binary store, as an earlier node would have. */
	async binaryItem(
		content: Buffer,
		{ field = 'data', fileName = 'contract.pdf', json = {} as IDataObject } = {},
	): Promise<INodeExecutionData> {
		const location = { type: 'execution', workflowId: 'wf', executionId: '1' } as never;
		const about = { mimeType: 'application/pdf', fileName, data: '' };
		const binary = await this.binaryData.store(location, content, about);
		return { json, binary: { [field]: binary } };
	}

	/** Removes an item's file from n8n's binary store, as n8n does with those of executions that it does not keep. */
	async loseBinary({ binary = {} }: INodeExecutionData): Promise<void> {
		const ids = Object.values(binary).flatMap(({ id }) => (id === undefined ? [] : [id]));
		await this.binaryData.deleteManyByBinaryDataId(ids);
	}

	/** Reads a file that the node has put out. */
	async readBinary(item: INodeExecutionData, field = 'data'): Promise<Buffer> {
		return await this.binaryData.getAsBuffer(item.binary![field]);
	}

	private additionalData = (credential: ICredentialDataDecryptedObject) =>
		({
			...(toAdditionalData(this.loader, credential) as object),
			webhookWaitingBaseUrl: this.waitingUrl,
		}) as never;

	private loadOptions(parameters: IDataObject, credential: ICredentialDataDecryptedObject) {
		const node = openSignNode(parameters);
		const additionalData = toAdditionalData(this.loader, credential, parameters);
		return new core.LoadOptionsContext(toWorkflow(node, this.nodeTypes), node, additionalData, '');
	}
}

export const createEngine = async (): Promise<Engine> => await new Engine().start();
