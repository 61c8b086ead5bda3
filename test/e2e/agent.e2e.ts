import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import { makePdf } from '../harness/pdf';
import type { Widget } from '../../dev/opensign-server';
import { modelNode, startModel, toolAnswers, type ChatRequest, type Model } from './model';
import { useN8n } from './n8n';
import { placed } from './placed';

/** n8n names such nodes so by itself. The model gets the name with `_` for what is no letter or digit. */
const SEND = 'Send a document from a template in OpenSign';
const GET = 'Get a document in OpenSign';
const toToolName = (node: string) => node.replaceAll(' ', '_');

const anna = { role: 'Employee', name: 'Anna Example', email: 'anna@example.com' };
const department = { name: 'department', default: 'Research' };

/** Both ways to let a model fill in Send From Template: the node's inputs, and what the model gives. */
const forms: Array<{ form: string; inputs: IDataObject; given: IDataObject }> = [
	{
		form: "the template's roles and fields",
		inputs: {
			signersInput: 'form',
			templateValues: {
				mappingMode: 'defineBelow',
				matchingColumns: [],
				schema: [],
				value: {
					'role.Employee.name': "={{ $fromAI('name', 'Full name of the employee', 'string') }}",
					'role.Employee.email':
						"={{ $fromAI('email', 'E-mail address of the employee', 'string') }}",
					'field.Employee.department':
						"={{ $fromAI('department', 'Department of the employee', 'string') }}",
					'prefill.company_name': 'Example Ltd',
				},
			},
		},
		given: { name: anna.name, email: anna.email, department: department.default },
	},
	{
		form: 'JSON',
		inputs: {
			signersInput: 'json',
			templateJson:
				"={{ $fromAI('signers', 'Array of signers, each with role, name, email and widgets', 'json') }}",
		},
		given: { signers: [{ ...anna, widgets: [department] }] },
	},
];

describe('an AI agent', () => {
	const real = useN8n();
	let model: Model | undefined;
	afterEach(() => model?.close());

	it.each(forms)(
		'sends from a template and reports the status, by $form',
		async ({ inputs, given }) => {
			const environment = real.server.environment('selfHosted');
			const templateId = environment.addTemplate(await agreement());
			model = await startModel([
				() => ({ tool: toToolName(SEND), input: given }),
				(request) => ({
					tool: toToolName(GET),
					input: { documentId: answersOf(request)[0].documentId },
				}),
				(request) => ({ text: `The document is ${String(answersOf(request)[1].status)}.` }),
			]);
			const openAi = await real.addCredential('openAiApi', { apiKey: 'sk-test', url: model.url });
			const tools = [
				openSign(SEND, {
					operation: 'sendFromTemplate',
					templateId: byId(templateId),
					title: 'Agreement',
					...inputs,
				}),
				openSign(GET, {
					operation: 'get',
					documentId: byId("={{ $fromAI('documentId', 'ID of the document', 'string') }}"),
				}),
			];
			const { status, data } = await real.n8n.runWorkflow(
				await real.n8n.importWorkflow(agentWith(tools, openAi)),
			);
			expect({ status, error: data.resultData.error?.message }).toEqual({
				status: 'success',
				error: undefined,
			});

			const documents = [...environment.documents.values()];
			expect(documents.map(({ title, signers }) => ({ title, signers }))).toEqual([
				{ title: 'Agreement', signers: [expect.objectContaining(anna)] },
			]);
			expect(real.server.createRequests().map(({ body }) => body)).toEqual([
				expect.objectContaining({ signers: [{ ...anna, widgets: [department] }] }),
			]);

			const requests = model.requests.map(({ body }) => body);
			const offered = requests[0].tools.map((tool) => tool.function);
			expect(
				Object.fromEntries(offered.map(({ name, description }) => [name, description])),
			).toEqual({
				[toToolName(SEND)]: expect.stringMatching(
					/mail it to the given people.*Sends real e-mails and costs one OpenSign credit/,
				) as string,
				[toToolName(GET)]: expect.stringMatching(/status.*Changes nothing/) as string,
			});
			expect(
				Object.fromEntries(offered.map(({ name, parameters }) => [name, parameters.required])),
			).toEqual({ [toToolName(SEND)]: Object.keys(given), [toToolName(GET)]: ['documentId'] });

			const [{ objectId }] = documents;
			expect(answersOf(requests[2])).toEqual([
				expect.objectContaining({
					documentId: objectId,
					signingLinks: {
						[anna.email]: expect.stringContaining(`${real.server.url}/login/`) as string,
					},
				}),
				expect.objectContaining({ documentId: objectId, status: 'in-progress' }),
			]);
			expect(data.resultData.runData.Agent.at(-1)?.data?.main[0]?.[0].json.output).toBe(
				'The document is in-progress.',
			);
			expect(JSON.stringify(model.requests)).not.toContain(real.server.tokens.selfHosted);
		},
	);

	/** An OpenSign node as a tool; what the model is told about it is left to the node. */
	const openSign = (name: string, parameters: IDataObject): Partial<INode> => ({
		name,
		type: 'n8n-nodes-opensign.openSignTool',
		credentials: real.credentials,
		parameters: { resource: 'document', ...parameters },
	});
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The first item of each tool's answer. */
const answersOf = (request: ChatRequest) =>
	toolAnswers(request).map((answer) => (JSON.parse(answer) as IDataObject[])[0]);

/** A workflow of an agent with these tools, to be started by hand. Chat completions: the model speaks no other API. */
function agentWith(tools: Array<Partial<INode>>, openAi: INode['credentials']) {
	const nodes: Array<Partial<INode>> = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{
			name: 'Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3.1,
			parameters: { promptType: 'define', text: 'Send Anna Example of Research her agreement.' },
		},
		modelNode(openAi),
		...tools,
	];
	const toAgent = (type: 'main' | 'ai_languageModel' | 'ai_tool'): IConnections[string] => ({
		[type]: [[{ node: 'Agent', type, index: 0 }]],
	});
	return {
		name: 'Agent',
		nodes: placed(nodes),
		connections: {
			Start: toAgent('main'),
			Model: toAgent('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name = '' }) => [name, toAgent('ai_tool')])),
		},
	};
}

async function agreement() {
	const field = (type: string, y: number, options?: Widget['options']): Widget => ({
		type,
		page: 1,
		x: 72,
		y,
		w: 160,
		h: 24,
		...(options ? { options } : {}),
	});
	return {
		title: 'Non-disclosure agreement',
		file: await makePdf('Non-disclosure agreement'),
		signers: [
			{
				role: anna.role,
				widgets: [field('textbox', 240, { name: department.name }), field('signature', 640)],
			},
		],
		prefill: [field('textbox', 120, { name: 'company_name', response: 'Example Ltd' })],
	};
}
