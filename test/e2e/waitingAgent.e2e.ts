/** Send and Wait as a tool of an AI agent, with a scripted model; and below what runs tools in another way. */
import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { modelNode, startModel, toolAnswers, type Model } from './model';
import { until, useN8n } from './n8n';
import { documentsOf, node, sign, to } from './waitWorkflow';

const SEND = 'Send and wait';
const TOOL = SEND.replaceAll(' ', '_');
const REFUSAL = 'Nothing can wait for signatures here: another node';

const signers = [
	{
		name: 'Anna',
		email: 'anna@example.com',
		role: 'Tenant',
		widgets: [{ type: 'signature', page: 1, x: 72, y: 60, w: 160, h: 48 }],
	},
];

describe('Send and Wait as a tool', () => {
	const real = useN8n();
	let model: Model | undefined;
	afterEach(() => model?.close());

	const tool = () =>
		node(SEND, 600, {
			type: 'n8n-nodes-opensign.openSignTool',
			credentials: real.credentials,
			parameters: {
				resource: 'document',
				operation: 'sendAndWait',
				documentFrom: 'upload',
				title: "={{ $fromAI('title', 'Title of the document', 'string') }}",
				pdfSource: 'base64',
				pdfBase64: SAMPLE_PDF.toString('base64'),
				signersInput: 'json',
				signersJson: JSON.stringify(signers),
			},
		});

	/** Runs an agent, of a version of n8n's node, that sends these in one turn. @returns once it sleeps or has ended */
	async function ask(agentVersion: number, titles: string[]) {
		model = await startModel([
			() => ({ calls: titles.map((title) => ({ tool: TOOL, input: { title } })) }),
			() => ({ text: 'Done' }),
		]);
		const openAi = await real.addCredential('openAiApi', { apiKey: 'sk-test', url: model.url });
		const id = await real.n8n.importWorkflow(agentWith(agentVersion, openAi, tool()));
		return await real.n8n.runWorkflow(id);
	}

	it('the agent sleeps, and is told of each of two calls when it is signed', async () => {
		const { id, status } = await ask(3.1, ['One', 'Two']);
		expect(status).toBe('waiting');
		for (const title of ['One', 'Two']) {
			await until('it is sent', async () => documentsOf(real)[title]);
			await until('it sleeps', async () => (await real.n8n.getExecution(id)).status === 'waiting');
			await sign(real, title);
		}
		const ended = await until('the agent has ended', async () => {
			const now = await real.n8n.getExecution(id);
			return !['waiting', 'running'].includes(now.status) && now;
		});
		expect(ended.status).toBe('success');
		const answers = toolAnswers(model!.requests.at(-1)!.body);
		expect(answers.map((answer) => (JSON.parse(answer) as IDataObject[])[0])).toEqual([
			expect.objectContaining({ title: 'One', status: 'completed' }),
			expect.objectContaining({ title: 'Two', status: 'completed' }),
		]);
		expect(real.server.createRequests()).toHaveLength(2);
	});

	it('an agent before its version 3 cannot let it sleep: said before anything is sent', async () => {
		const { status, data } = await ask(2.2, ['One']);
		expect(status).toBe('success');
		expect(data.resultData.runData[SEND][0].error?.message).toContain(REFUSAL);
		expect(real.server.createRequests()).toEqual([]);
	});

	it('an MCP Server Trigger neither', async () => {
		const path = 'opensign';
		const trigger = node('MCP', 0, {
			type: '@n8n/n8n-nodes-langchain.mcpTrigger',
			typeVersion: 2,
			webhookId: path,
			parameters: { path },
		});
		const id = await real.n8n.importWorkflow({
			name: 'MCP',
			nodes: [trigger, tool()],
			connections: { [SEND]: toTool('MCP') },
		});
		await real.n8n.activate(id);
		const url = `${real.n8n.url}/mcp/${path}`;
		const hello = { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: CLIENT };
		const { session } = await rpc(url, 'initialize', hello);
		const call = { name: TOOL, arguments: { title: 'One' } };
		const { text } = await rpc(url, 'tools/call', call, session);
		expect(text).toContain(REFUSAL);
		expect(real.server.createRequests()).toEqual([]);
		await real.n8n.deactivate(id);
	});
});

const CLIENT = { name: 'test', version: '1' };

/** A call of an MCP server's. */
async function rpc(url: string, method: string, params: object, session?: string | null) {
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			accept: 'application/json, text/event-stream',
			...(session ? { 'mcp-session-id': session } : {}),
		},
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
	});
	return { session: response.headers.get('mcp-session-id'), text: await response.text() };
}

const toTool = (name: string): IConnections[string] => ({
	ai_tool: [[{ node: name, type: 'ai_tool', index: 0 }]],
});

function agentWith(typeVersion: number, openAi: INode['credentials'], tool: Partial<INode>) {
	const nodes = [
		node('Start', 0, { type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
		node('Agent', 200, {
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion,
			parameters: { promptType: 'define', text: 'Send Anna two documents.' },
		}),
		node('Model', 400, modelNode(openAi)),
		tool,
	];
	const connections: IConnections = {
		Start: { main: [to('Agent')] },
		Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
		[SEND]: toTool('Agent'),
	};
	return { name: 'Agent', nodes, connections };
}
