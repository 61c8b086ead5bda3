/** A sign-off for an AI agent: n8n's variant of the node for human review, with a scripted model. */
import type { IDataObject, INode } from 'n8n-workflow';

import type { ChatRequest } from './model';
import { modelNode, startModel, toolAnswers, type Model } from './model';
import { until, useN8n } from './n8n';
import { placed } from './placed';
import { visit } from './waitWorkflow';

const TOOL = 'Order chairs';
const REVIEW = 'OpenSign review';
const ASKED = { chairs: 12, note: '“Ergonomic”' };

describe('an agent whose tool needs a signature', () => {
	const real = useN8n();
	let model: Model | undefined;
	afterEach(() => model?.close());
	const live = () => real.server.environment('selfHosted');

	/** With a model that asks for the tool once. */
	async function start(parameters: IDataObject = {}) {
		model = await startModel([
			() => ({
				tool: TOOL.replaceAll(' ', '_'),
				input: { toolParameters: ASKED, hitlParameters: {} },
			}),
			(request) => ({ text: `Done: ${answerOf(request)}` }),
		]);
		return await wait(parameters);
	}

	/** Runs the agent until it waits. @returns its execution's id, and the document */
	async function wait(parameters: IDataObject = {}) {
		const url = model?.url;
		const openAi = await real.addCredential('openAiApi', { apiKey: 'sk-test', url });
		const id = await real.n8n.importWorkflow(agentWith(openAi, real.credentials, parameters));
		const asleep = await real.n8n.runWorkflow(id);
		expect([asleep.status, asleep.data.resultData.error?.message]).toEqual(['waiting', undefined]);
		const [document] = [...live().documents.values()];
		return { id: asleep.id, document };
	}

	const ended = async (id: string, timeoutMs?: number) =>
		await until(
			'the agent has ended',
			async () => {
				const now = await real.n8n.getExecution(id);
				return now.status !== 'waiting' && now.status !== 'running' && now;
			},
			timeoutMs,
		);

	it('approved: the tool runs', async () => {
		const { id, document } = await start();
		expect(document.title).toBe(`Sign-off: ${TOOL.replaceAll(' ', '_')}`);
		await live().signAs(document.objectId, 'anna@example.com');
		await visit(String(document.options.redirect_url));
		const { status, data } = await ended(id);
		expect([status, data.resultData.error?.message]).toEqual(['success', undefined]);
		expect(Object.keys(data.resultData.runData)).toContain(TOOL);
		expect(String(data.resultData.runData.Agent.at(-1)?.data?.main[0]?.[0].json.output)).toContain(
			'ordered',
		);
	});

	it('declined: the tool does not run, and the model is told', async () => {
		const { id, document } = await start();
		live().declineAs(document.objectId, 'anna@example.com');
		await visit(String(document.options.redirect_url));
		const { status, data } = await ended(id);
		expect(status).toBe('success');
		expect(Object.keys(data.resultData.runData)).not.toContain(TOOL);
		expect(JSON.stringify(model?.requests.at(-1)?.body)).toContain('rejected');
	});

	it('two calls in one turn, and the model says that they are approved: each is signed by itself', async () => {
		const call = (chairs: number) => ({
			tool: TOOL.replaceAll(' ', '_'),
			input: { toolParameters: { chairs }, hitlParameters: { approved: true }, approved: true },
		});
		model = await startModel([() => ({ calls: [call(1), call(1000)] }), () => ({ text: 'Done' })]);
		const { id, document } = await wait();
		live().declineAs(document.objectId, 'anna@example.com');
		await visit(String(document.options.redirect_url));
		const second = await until('the second is sent', async () => [...live().documents.values()][1]);
		const now = await until('it sleeps', async () => {
			const execution = await real.n8n.getExecution(id);
			return execution.status === 'waiting' && execution;
		});
		expect(Object.keys(now.data.resultData.runData)).not.toContain(TOOL);
		live().declineAs(second.objectId, 'anna@example.com');
		await visit(String(second.options.redirect_url));
		const { status, data } = await ended(id);
		expect(status).toBe('success');
		expect(Object.keys(data.resultData.runData)).not.toContain(TOOL);
	});

	it('not signed in time: the tool does not run', async () => {
		const { id } = await start({ limitWait: 'amount', waitAmount: 1, waitUnit: 'minutes' });
		const { status, data } = await ended(id, 200_000);
		expect(status).toBe('success');
		expect(Object.keys(data.resultData.runData)).not.toContain(TOOL);
	}, 240_000);
});

const answerOf = (request: ChatRequest) => toolAnswers(request).join(' ');

function agentWith(
	openAi: INode['credentials'],
	credentials: INode['credentials'],
	parameters: IDataObject,
) {
	const nodes: Array<Partial<INode>> = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3.1,
			parameters: { promptType: 'define', text: 'Order 12 chairs.' },
		},
		modelNode(openAi),
		{
			name: REVIEW,
			type: 'n8n-nodes-opensign.openSignHitlTool',
			credentials,
			parameters: {
				message:
					'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
				resource: 'signOff',
				operation: 'sendAndWait',
				signOffName: 'Anna Example',
				signOffEmail: 'anna@example.com',
				...parameters,
			} as INode['parameters'],
		},
		{
			name: TOOL,
			type: '@n8n/n8n-nodes-langchain.toolCode',
			typeVersion: 1.3,
			parameters: {
				name: TOOL.replaceAll(' ', '_'),
				description: 'Orders chairs',
				jsCode: "return 'ordered ' + JSON.stringify(query);",
				specifyInputSchema: true,
				schemaType: 'fromJson',
				jsonSchemaExample: '{ "chairs": 1, "note": "x" }',
			},
		},
	];
	const to = (node: string, type: 'main' | 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node, type, index: 0 }]],
	});
	return {
		name: 'Agent',
		nodes: placed(nodes),
		connections: {
			Start: to('Agent', 'main'),
			Model: to('Agent', 'ai_languageModel'),
			[REVIEW]: to('Agent', 'ai_tool'),
			[TOOL]: to(REVIEW, 'ai_tool'),
		},
	};
}
