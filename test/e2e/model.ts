import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import type { INode } from 'n8n-workflow';

/** What an agent asks: OpenAI's `POST /chat/completions`. n8n asks for a stream only where a chat window waits for it. */
export interface ChatRequest {
	model: string;
	messages: Array<{ role: 'system' | 'user' | 'assistant' | 'tool'; content: string }>;
	tools: Array<{
		type: 'function';
		function: {
			name: string;
			description: string;
			parameters: { properties: Record<string, unknown>; required: string[] };
		};
	}>;
}

interface ToolCall {
	tool: string;
	input: Record<string, unknown>;
}

/** What the model does next: call a tool, or several at once, or say something and be done. */
export type Turn = ToolCall | { calls: ToolCall[] } | { text: string };

export interface Model {
	/** Its base URL, for an `openAiApi` credential. */
	url: string;
	requests: Array<{ headers: IncomingMessage['headers']; body: ChatRequest }>;
	close(): void;
}

/**
 * Plays a language model on 127.0.0.1: turn k of the script, or its last, answers the conversation that holds k answers of
 * tools.
 */
export async function startModel(script: Array<(request: ChatRequest) => Turn>): Promise<Model> {
	const requests: Model['requests'] = [];
	const server = createServer((request, response) => void answer(request, response));

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			if (request.url !== '/v1/chat/completions')
				throw new Error(`${request.method} ${request.url} is not played here.`);
			const body = (await json(request)) as ChatRequest;
			requests.push({ headers: request.headers, body });
			const turn = toolAnswers(body).length;
			send(response, 200, toCompletion(body.model, turn, (script[turn] ?? script.at(-1))(body)));
		} catch (error) {
			// Not a 500: OpenAI's client tries those again.
			send(response, 400, {
				error: { message: (error as Error).message, type: 'invalid_request_error' },
			});
		}
	}

	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** What the tools called so far have answered, in order. */
export const toolAnswers = ({ messages }: ChatRequest) =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => content);

const send = (response: ServerResponse, status: number, body: unknown) =>
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function toCompletion(model: string, index: number, turn: Turn) {
	const choice =
		'text' in turn
			? { message: { role: 'assistant', content: turn.text }, finish_reason: 'stop' }
			: {
					message: {
						role: 'assistant',
						content: null,
						tool_calls: ('calls' in turn ? turn.calls : [turn]).map(({ tool, input }, k) => ({
							id: `call_${index + k}`,
							type: 'function',
							function: { name: tool, arguments: JSON.stringify(input) },
						})),
					},
					finish_reason: 'tool_calls',
				};
	return {
		id: `chatcmpl-${index}`,
		object: 'chat.completion',
		created: 0,
		model,
		choices: [{ index: 0, ...choice }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** The node of the model. Chat completions: the model speaks no other API. */
export const modelNode = (openAi: INode['credentials']) => ({
	name: 'Model',
	type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
	typeVersion: 1.3,
	credentials: openAi,
	parameters: {
		model: { __rl: true, mode: 'id', value: 'gpt-4.1-mini' },
		responsesApiEnabled: false,
	},
});
