import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import FormData from 'form-data';

import type { Execution, Log, N8n } from '../n8n';
import { FILE, sign, SIGNER, TITLE } from './job';
import type { Demo } from './start';

const NODE = 'Send and Wait';
const TIMEOUT_MS = 30_000;

/**
 * The main job in one workflow, without a person: it sends a PDF, sleeps until that is signed, and goes on with it.
 *
 * @throws when any step does not do what it should
 */
export async function sendWaitGoOn({ workflows, n8n }: Demo, log: Log): Promise<void> {
	const { id: workflowId, url } = workflows.sendAndWait;
	await start(url.replace(/form\/.*$/, 'webhook/send-and-wait'));
	const asleep = await inStatus(n8n, workflowId, 'waiting');
	log(`Sent, and execution ${asleep.id} sleeps.`);
	await sign(linkIn(asleep));
	const { data } = await inStatus(n8n, workflowId, 'success');
	const [item] = data.resultData.runData[NODE].at(-1)?.data?.main[0] ?? [];
	const { pdf, certificate } = item?.binary ?? {};
	if (item?.json.status !== 'completed' || !pdf || !certificate)
		throw new Error('The workflow has not gone on with the signed PDF.');
	log(`✓ The signer's browser has woken it: it went on with '${pdf.fileName}'.`);
}

async function start(url: string): Promise<void> {
	const form = new FormData();
	const fields = { Title: `${TITLE}, waited for`, Name: SIGNER.name, Email: SIGNER.email };
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append('Sign Beside', 'Signature of tenant:');
	const file = readFileSync(join(__dirname, FILE));
	form.append('PDF', file, { filename: FILE, contentType: 'application/pdf' });
	const headers = form.getHeaders();
	const response = await fetch(url, { method: 'POST', headers, body: form.getBuffer() });
	if (!response.ok) throw new Error(`The workflow was not started: HTTP ${response.status}.`);
}

async function inStatus(
	n8n: N8n,
	workflowId: string,
	status: 'waiting' | 'success',
): Promise<Execution> {
	const deadline = Date.now() + TIMEOUT_MS;
	for (;;) {
		const [latest] = await n8n.executionsWithData({ workflowId });
		if (latest?.status === status) return latest;
		if (Date.now() > deadline) {
			const reason = latest?.data.resultData.error?.message ?? latest?.status ?? 'not begun';
			throw new Error(`The execution that waits is not "${status}": ${reason}.`);
		}
		await pause(200);
	}
}

/** What the node that sleeps shows as its output. */
function linkIn({ data }: Execution): string {
	const [item] = data.resultData.runData[NODE].at(-1)?.data?.main[0] ?? [];
	const links = item?.json.signingLinks as Record<string, string> | undefined;
	const link = links?.[SIGNER.email];
	if (link) return link;
	throw new Error('The execution that waits does not show the signing link.');
}
