import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

import type { IDataObject } from 'n8n-workflow';

import { ROOT } from '../../dev/checkout';
import type { Execution, WorkflowInput } from '../../dev/n8n';
import { sendDocument, type Environment } from '../../dev/opensign-server';
import { toolAnswers, type ChatRequest } from './model';
import { GENERATION, NEWEST, type RealN8n } from './n8n';

const FOLDER = join(ROOT, 'examples');

/** What n8n calls a first credential of ours and of OpenAI's, by which it finds them when an example is imported. */
export const CREDENTIALS = { openSignApi: 'OpenSign account', openAiApi: 'OpenAI account' };

export const ANNA = { name: 'Anna Example', email: 'anna@example.com' };

export const SEED = join(FOLDER, 'stand-in/seed.json');

export const EXAMPLES = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.replace('.json', ''));

/** Replaces texts in an example, as somebody does who changes what its note says. */
export type Changes = Record<string, string>;

/**
 * Imports an example as it is, but for the changes. Older n8n do not find a credential by its name: there it is chosen
 * in each node, as by hand.
 *
 * @returns the workflow's id
 */
export async function importExample(
	{ n8n }: RealN8n,
	name: string,
	changes: Changes = {},
): Promise<string> {
	const text = readFileSync(join(FOLDER, `${name}.json`), 'utf8');
	const changed = Object.entries(changes).reduce((all, [from, to]) => {
		if (!all.includes(from)) throw new Error(`${name} has no ${from}.`);
		return all.replaceAll(from, to);
	}, text);
	const workflow = JSON.parse(changed) as WorkflowInput;
	if (GENERATION !== NEWEST) {
		const known = await n8n.api.get<Array<{ id: string; name: string }>>('/rest/credentials');
		for (const credential of workflow.nodes.flatMap(({ credentials = {} }) =>
			Object.values(credentials),
		))
			credential.id = known.find(({ name: one }) => one === credential.name)?.id ?? null;
	}
	return await n8n.importWorkflow(workflow);
}

/** What a node has put out, of all its runs and outputs. */
export const outputOf = ({ data }: Execution, node: string): IDataObject[] =>
	(data.resultData.runData[node] ?? [])
		.flatMap((run) => run.data?.main ?? [])
		.flatMap((items) => items ?? [])
		.map((item) => item.json);

export const problemOf = ({ status, data }: Execution) => ({
	status,
	error: data.resultData.error?.message,
});

export const SUCCESS = { status: 'success', error: undefined };

/** Fills in an example's form, as a browser does. @returns what n8n answers */
export async function fillIn(url: string, values: Array<string | File>): Promise<IDataObject> {
	const form = new FormData();
	for (const [k, value] of values.entries()) form.append(`field-${k}`, value);
	const response = await fetch(url, { method: 'POST', body: form });
	if (!response.ok) throw new Error(`The form has answered ${response.status}.`);
	return (await response.json()) as IDataObject;
}

export interface Chat {
	/** In place of the address in an example. */
	changes: Changes;
	texts: string[];
	close(): void;
}

/** Plays the incoming webhook of a chat. */
export async function startChat(): Promise<Chat> {
	const texts: string[] = [];
	const server = createServer((request, response) => {
		void json(request).then((body) => {
			texts.push(String((body as IDataObject).text));
			response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		changes: { 'https://chat.example.com/hooks/replace-me': `http://127.0.0.1:${port}/` },
		texts,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

export async function sendAndSign(environment: Environment, title: string): Promise<void> {
	const { objectId } = await sendDocument(environment, {
		title,
		file: readFileSync(join(ROOT, 'examples/stand-in/agreement.pdf')),
		signers: [
			{
				...ANNA,
				role: 'Tenant',
				widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }],
			},
		],
		prefill: [],
		options: {},
	});
	await environment.signAs(objectId, ANNA.email);
}

/** The first item of each tool's answer. */
export const answersOf = (request: ChatRequest) =>
	toolAnswers(request).map((answer) => (JSON.parse(answer) as IDataObject[])[0]);

/** Who has not signed, by what the second tool has answered. */
export const waitingOnes = (request: ChatRequest) =>
	(answersOf(request)[1].signers as IDataObject[])
		.filter(({ signedAt }) => signedAt === null)
		.map(({ name }) => String(name))
		.join(', ');
