/** Files in each place where n8n can keep them, by the workflows of the demonstration. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INode } from 'n8n-workflow';

import { ROOT } from '../../dev/checkout';
import type { WorkflowInput } from '../../dev/n8n';
import { readText } from '../harness/pdf';
import { found } from './generations';
import { GENERATION, NEWEST, until, useN8n, type RealN8n } from './n8n';
import { startSink, TRIGGER, triggerWorkflow, type Sink } from './triggerWorkflow';

const ANNA = { name: 'Anna Example', email: 'anna@example.com' };
const PDF = readFileSync(join(ROOT, 'dev/demo/sample-agreement.pdf'));
const AT_ONCE = 20;

/** n8n's names of them; n8n 1 keeps files in memory unless it is told otherwise. */
const MODES = { filesystem: 'in files', database: 'in the database', default: 'in memory' };

describe.each(Object.entries(MODES))('files kept by the mode %s', (mode, where) => {
	const real = useN8n({
		N8N_DEFAULT_BINARY_DATA_MODE: mode,
		// n8n 1 has the database only where this says so, and keeps files in memory without a word otherwise.
		N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem,database',
	});
	let sink: Sink;
	beforeAll(async () => {
		sink = await startSink();
	});
	afterAll(() => sink.close());

	it('go out, and come back signed: by a trigger and by Download', async () => {
		const environment = real.server.environment('selfHosted');
		const sendUrl = await publish(real, 'send-by-webhook');
		const downloadUrl = await publish(real, 'download');
		const triggerId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials: real.credentials,
				webhookId: randomUUID(),
				parameters: { events: ['completed'], options: { downloadFiles: 'both' } },
				ends: [upload(sink, 'pdf'), upload(sink, 'certificate')],
			}),
		);
		await real.n8n.activate(triggerId);

		const response = await fetch(sendUrl, { method: 'POST', body: form('data', 'Lease') });
		const { documentId } = (await response.json()) as { documentId: string };
		await environment.signAs(documentId, ANNA.email);
		await until('the trigger has brought both files', async () => sink.bodies.length === 2);
		const signed = await fetch(`${downloadUrl}?documentId=${documentId}`);
		const bodies = [...sink.bodies, bytesOf(await signed.arrayBuffer())];
		const texts = await Promise.all(bodies.map(textOf));
		expect(texts.filter((text) => text.includes('Signed by Anna Example'))).toHaveLength(2);
		expect(texts.filter((text) => text.includes(`Document ID: ${documentId}`))).toHaveLength(1);
		const [{ data }] = await real.n8n.executionsWithData({ workflowId: triggerId });
		const [item] = data.resultData.runData[TRIGGER][0].data?.main[0] ?? [];
		const kept = item.binary?.pdf.id?.split(':')[0] ?? 'default';
		expect(kept).toMatch(mode);
		found(`files ${where}`, 'yes');
		await real.n8n.deactivate(triggerId);
	});

	/**
	 * n8n before 2.23 takes the files of others away when an execution ends whose trigger had a file `data`: not
	 * always, so it is asked for nothing there.
	 */
	it("are there for n8n's own Webhook, in a field that is not called data", async () => {
		expect(await lostOf('pdf')).toBe(0);
		if (GENERATION === NEWEST) expect(await lostOf('data')).toBe(0);
	});

	/** Of many calls at once with a file in this field: how many executions do not have it two seconds later. */
	async function lostOf(field: string): Promise<number> {
		const path = randomUUID();
		const wait = { type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: 2 } };
		const node = (name: string, parts: Partial<INode>) => ({
			id: randomUUID(),
			name,
			position: [0, 0] as [number, number],
			...parts,
		});
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		const workflowId = await real.n8n.importWorkflow({
			name: field,
			nodes: [
				node('Call', {
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: path,
					parameters: { path, httpMethod: 'POST', options: {} },
				}),
				node('Wait', wait),
				node('Upload', upload(sink, field)),
			],
			connections: { Call: to('Wait'), Wait: to('Upload') },
		});
		const [{ url }] = await real.n8n.activate(workflowId);
		const calls = Array.from({ length: AT_ONCE }, async (_, k) =>
			(await fetch(url, { method: 'POST', body: form(field, `Call ${k}`) })).arrayBuffer(),
		);
		await Promise.all(calls);
		const [succeeded, failed] = await until('all have ended', async () => {
			const all = await real.n8n.executions({ workflowId });
			const counts = ['success', 'error'].map((one) => all.filter((x) => x.status === one).length);
			return counts[0] + counts[1] === AT_ONCE && counts;
		});
		await real.n8n.deactivate(workflowId);
		expect(succeeded + failed).toBe(AT_ONCE);
		return failed;
	}
});

/** Imports a workflow of the demonstration, and publishes it. @returns where it is called */
async function publish(real: RealN8n, name: string): Promise<string> {
	const text = readFileSync(join(ROOT, `dev/demo/workflows/${name}.json`), 'utf8');
	const workflow = JSON.parse(text) as WorkflowInput;
	for (const node of workflow.nodes)
		if (node.type?.startsWith('n8n-nodes-opensign.')) node.credentials = real.credentials;
	const [{ url }] = await real.n8n.activate(await real.n8n.importWorkflow(workflow));
	return url;
}

function form(field: string, title: string): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries({ title, ...ANNA })) body.append(name, value);
	body.append(field, new Blob([new Uint8Array(PDF)], { type: 'application/pdf' }), 'lease.pdf');
	return body;
}

/** Sends the file of this binary field to the sink. */
const upload = (sink: Sink, field: string) => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: sink.url,
		sendBody: true,
		contentType: 'binaryData',
		inputDataFieldName: field,
	},
});

/** What n8n keeps in memory, its own Webhook node answers as Node.js writes bytes in JSON. */
function bytesOf(answer: ArrayBuffer): Buffer {
	const bytes = Buffer.from(answer);
	return bytes.subarray(0, 1).toString() === '{' ? toBuffer(bytes.toString()) : bytes;
}

const toBuffer = (json: string) => Buffer.from((JSON.parse(json) as { data: number[] }).data);

const textOf = async (file: Buffer) => (await readText(file)).map(({ text }) => text).join('\n');
