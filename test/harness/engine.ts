import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
	IRun,
	ResourceMapperFields,
	Workflow,
} from 'n8n-workflow';

// Before n8n-core is loaded: it writes its settings and binary data below this folder.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-core-'));
process.env.N8N_ENCRYPTION_KEY ??= 'test-key';
process.env.N8N_LOG_LEVEL ??= 'silent';
/* eslint-disable @typescript-eslint/no-require-imports -- only after the above */
require('reflect-metadata');
const core = require('n8n-core') as typeof import('n8n-core');
// n8n-core's own copies: beside @n8n/node-cli npm hoists another @n8n/di, whose container would be empty.
const own = createRequire(require.resolve('n8n-core'));
const n8n = own('n8n-workflow') as typeof import('n8n-workflow');
const { Container } = own('@n8n/di') as {
	Container: { get<T>(type: abstract new (...args: never[]) => T): T };
};
const { configureGlobalAxiosDefaults } = own('@n8n/backend-network') as {
	configureGlobalAxiosDefaults: () => void;
};

const PACKAGE = resolve(__dirname, '../..');
const NODE_TYPE = 'n8n-nodes-opensign.openSign';

/** Hands the workflow's first items on, as a trigger would. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['transform' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }) {
		return [this.getInputData()];
	}
}

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
}

/** n8n's engine with the built package in it: real loader, parameter resolution, execution, HTTP and binary data. */
export async function createEngine() {
	configureGlobalAxiosDefaults();
	await Container.get(core.BinaryDataService).init();
	const loader = new core.PackageDirectoryLoader(PACKAGE);
	await loader.loadAll();

	const nodeTypes = {
		getByName: (type: string) => nodeTypes.getByNameAndVersion(type),
		getByNameAndVersion: (type: string, version?: number) =>
			type === 'test.start'
				? new Start()
				: n8n.NodeHelpers.getVersionedNodeType(loader.getNode(type.split('.')[1]).type, version),
		getKnownTypes: () => ({}),
	};

	const additionalData = (
		credential: ICredentialDataDecryptedObject,
		currentNodeParameters?: IDataObject,
	) => {
		class CredentialsHelper extends (n8n.ICredentialsHelper as abstract new () => object) {
			private type = (name: string) => loader.getCredential(name).type;

			getParentTypes = (name: string) => this.type(name).extends ?? [];

			isCredentialUsableByNode = () => true;

			getCredentialsProperties = (name: string) => this.type(name).properties;

			async authenticate(
				data: ICredentialDataDecryptedObject,
				name: string,
				options: IHttpRequestOptions,
				workflow?: Workflow,
				node?: INode,
			): Promise<IHttpRequestOptions> {
				const { authenticate } = this.type(name);
				const value = (text: string) =>
					n8n.isExpression(text)
						? String(
								workflow!.expression.getSimpleParameterValue(
									node!,
									text,
									'internal',
									{ $credentials: data as never },
									undefined,
									'',
								),
							)
						: text;
				const { headers } = (authenticate as { properties: { headers: Record<string, string> } })
					.properties;
				const added = Object.fromEntries(
					Object.entries(headers).map(([key, text]) => [value(key), value(text)]),
				);
				return { ...options, headers: { ...options.headers, ...added } };
			}

			preAuthentication = async () => undefined;

			runPreAuthentication = async () => undefined;

			getDecrypted = async () => n8n.deepCopy(credential);

			getCredentials = async (_node: unknown, type: string) =>
				new core.Credentials({ id: '1', name: 'OpenSign' }, type, '');

			updateCredentials = async () => {};

			updateCredentialsOauthTokenData = async () => {};
		}
		return {
			executionId: '1',
			restApiUrl: 'http://localhost/rest',
			instanceBaseUrl: 'http://localhost/',
			webhookBaseUrl: 'http://localhost/webhook',
			webhookTestBaseUrl: 'http://localhost/webhook-test',
			webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
			formWaitingBaseUrl: 'http://localhost/form-waiting',
			currentNodeParameters,
			variables: {},
			credentialsHelper: new CredentialsHelper(),
			hooks: new core.ExecutionLifecycleHooks('manual', '1', { id: 'wf', name: 'wf' } as never),
			setExecutionStatus() {},
			sendDataToUI() {},
			logAiEvent() {},
			externalSecretsProxy: { hasProvider: () => false, listProviders: () => [] },
		} as never;
	};

	const openSign = (parameters: IDataObject, settings: Partial<INode> = {}): INode => ({
		id: 'b',
		name: 'OpenSign',
		type: NODE_TYPE,
		typeVersion: 1,
		position: [200, 0],
		parameters: parameters as INode['parameters'],
		credentials: { openSignApi: { id: '1', name: 'OpenSign' } },
		...settings,
	});

	const toWorkflow = (node: INode) =>
		new n8n.Workflow({
			id: 'wf',
			active: false,
			nodeTypes: nodeTypes as never,
			settings: { executionOrder: 'v1' },
			nodes: [
				{
					id: 'a',
					name: 'Start',
					type: 'test.start',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				node,
			],
			connections: { Start: { main: [[{ node: 'OpenSign', type: 'main', index: 0 }]] } },
		});

	/** Runs Start → OpenSign with the given items. */
	async function runNode(
		parameters: IDataObject,
		{ credential, items = [{ json: {} }], node }: NodeRunOptions,
	): Promise<NodeRun> {
		const workflow = toWorkflow(openSign(parameters, node));
		const data = n8n.createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node: workflow.getNode('Start') as INode, data: { main: [items] }, source: null },
				],
			},
		});
		const run = await new core.WorkflowExecute(
			additionalData(credential),
			'manual',
			data,
		).processRunExecutionData(workflow);
		const [task] = run.data.resultData.runData.OpenSign ?? [];
		return {
			items: (task?.data?.main ?? []).flatMap((output) => output ?? []),
			error: (task?.error ?? run.data.resultData.error) as NodeRun['error'],
			run,
		};
	}

	const instance = (): INodeType => nodeTypes.getByNameAndVersion(NODE_TYPE);

	function loadOptionsContext(parameters: IDataObject, credential: ICredentialDataDecryptedObject) {
		const node = openSign(parameters);
		return new core.LoadOptionsContext(
			toWorkflow(node),
			node,
			additionalData(credential, parameters),
			'',
		);
	}

	/** One of the package's triggers as n8n has it in an active workflow; its static data lasts as long as the object. */
	function trigger(
		name: 'openSignTrigger' | 'openSignStatusTrigger',
		parameters: IDataObject,
		credential: ICredentialDataDecryptedObject,
	) {
		const node = openSign(parameters, {
			type: `n8n-nodes-opensign.${name}`,
			id: randomUUID(),
			webhookId: randomUUID(),
		});
		const workflow = new n8n.Workflow({
			id: randomUUID(),
			active: true,
			nodeTypes: nodeTypes as never,
			settings: {},
			nodes: [node],
			connections: {},
		});
		const type = nodeTypes.getByNameAndVersion(node.type, 1) as INodeType;
		const hook = async (method: 'checkExists' | 'create' | 'delete', test = false) => {
			// n8n begins a test in the mode "manual", but ends it as it ends production.
			const [mode, activation] =
				method === 'delete'
					? (['internal', 'update'] as const)
					: test
						? (['manual', 'manual'] as const)
						: (['trigger', 'activate'] as const);
			const context = new core.HookContext(
				workflow,
				node,
				additionalData(credential),
				mode,
				activation,
				{ isTest: test } as never,
			);
			return await type.webhookMethods!.default![method].call(context as never);
		};
		return {
			staticData: () => workflow.getStaticData('node', node),
			url: (test = false) =>
				`http://localhost/webhook${test ? '-test' : ''}/${node.webhookId}/webhook`,
			/** As n8n does it: registers where `checkExists` says that it is not. */
			activate: async (test = false) =>
				void ((await hook('checkExists', test)) || (await hook('create', test))),
			deactivate: async (test = false) => void (await hook('delete', test)),
			/** A call to the trigger's address, below n8n's web server. */
			async call(
				body: Buffer,
				headers: Record<string, string> = {},
			): Promise<{ status: number; items: INodeExecutionData[] }> {
				let status = 200;
				const httpResponse = {
					status: (code: number) => ((status = code), { json: () => undefined }),
				};
				const context = new core.WebhookContext(
					workflow,
					node,
					{
						...(additionalData(credential) as object),
						httpRequest: { rawBody: body, headers },
						httpResponse,
					} as never,
					'webhook',
					{} as never,
					[],
					null,
				);
				const { workflowData, noWebhookResponse } = await type.webhook!.call(context as never);
				// Either n8n answers with a 200, or the node has done so itself; never both.
				expect(noWebhookResponse === true).toBe(workflowData === undefined);
				return { status, items: (workflowData ?? []).flat() };
			},
			async poll(mode: 'trigger' | 'manual' = 'trigger'): Promise<INodeExecutionData[]> {
				return (
					(await type.poll!.call(
						new core.PollContext(
							workflow,
							node,
							additionalData(credential),
							mode,
							'activate',
						) as never,
					)) ?? []
				).flat();
			},
		};
	}

	return {
		core,
		trigger,
		runNode,
		description: instance().description,
		properties: instance().description.properties,
		loader,
		/** As the form of a resource mapper does. */
		async mapperFields(
			method: string,
			parameters: IDataObject,
			credential: ICredentialDataDecryptedObject,
		): Promise<ResourceMapperFields> {
			return await instance().methods!.resourceMapping![method].call(
				loadOptionsContext(parameters, credential) as never,
			);
		},
		/** As a resource locator's list does. */
		async listSearch(
			method: string,
			credential: ICredentialDataDecryptedObject,
			filter?: string,
			token?: string,
		): Promise<INodeListSearchResult> {
			return await instance().methods!.listSearch![method].call(
				loadOptionsContext({}, credential) as never,
				filter,
				token,
			);
		},
		/** As the credential screen's test does. */
		async testCredential(data: ICredentialDataDecryptedObject) {
			const context = new core.CredentialTestContext(additionalData(data)) as never;
			return await instance().methods!.credentialTest!.openSignApiTest.call(context, {
				id: '1',
				name: 'OpenSign',
				type: 'openSignApi',
				data,
			});
		},
		/** Puts a file into n8n's binary store, as an earlier node would have. */
		async binaryItem(
			content: Buffer,
			{ field = 'data', fileName = 'contract.pdf', json = {} as IDataObject } = {},
		): Promise<INodeExecutionData> {
			const service = Container.get(core.BinaryDataService);
			const binary = await service.store(
				{ type: 'execution', workflowId: 'wf', executionId: '1' } as never,
				content,
				{ mimeType: 'application/pdf', fileName, data: '' },
			);
			return { json, binary: { [field]: binary } };
		},
		/** Reads a file that the node has put out. */
		async readBinary(item: INodeExecutionData, field = 'data'): Promise<Buffer> {
			const binary = item.binary![field];
			return await Container.get(core.BinaryDataService).getAsBuffer(binary);
		},
	};
}

export type Engine = Awaited<ReturnType<typeof createEngine>>;
