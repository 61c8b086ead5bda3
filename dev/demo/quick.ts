/**
 * The main job by n8n's engine alone, which comes with the development packages: a signed PDF within the first minute,
 * before n8n itself is installed. It has no editor, no webhooks and no triggers.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { INodeExecutionData } from 'n8n-workflow';

import { createEngine } from '../engine';
import type { Log, WorkflowInput } from '../n8n';
import { FILE, sign, SIGN_BESIDE, SIGNER, TITLE, type Sent } from './job';
import { checkSigned } from './signature';
import { startStandIn } from './standIn';

type Parameters = NonNullable<WorkflowInput['nodes'][number]['parameters']>;

/**
 * Sends the sample, signs it and downloads it.
 *
 * @throws when any step does not do what it should
 */
export async function sendInEngine(log: Log): Promise<void> {
	const standIn = await startStandIn();
	try {
		const { url: baseUrl, environments } = standIn;
		const { token: apiToken } = environments.selfHosted;
		const credential = { environment: 'selfHosted', baseUrl, apiToken };
		const engine = await createEngine();

		/** Runs one node for one item. */
		const run = async (parameters: Parameters, item: INodeExecutionData) => {
			const { items, error } = await engine.runNode(parameters, { credential, items: [item] });
			if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
			return items[0];
		};

		const original = readFileSync(join(__dirname, FILE));
		const json = { body: { title: TITLE, ...SIGNER } };
		const sent = await run(sendParameters(), await engine.binaryItem(original, { json }));
		const { documentId, signingLinks } = sent.json as Sent;
		log(`Sent by n8n's engine alone: document ${documentId}.`);
		await sign(String(signingLinks?.[SIGNER.email]));
		const byId = { __rl: true, mode: 'id', value: documentId };
		const download = { resource: 'document', operation: 'download', documentId: byId };
		const signed = await engine.readBinary(await run(download, { json: {} }));
		await checkSigned({ original, signed }, SIGN_BESIDE, `Signed by ${SIGNER.name}`);

		const path = join(mkdtempSync(join(tmpdir(), 'opensign-')), FILE);
		writeFileSync(path, signed);
		log(`Signed: ${path}, ${signed.length} bytes. The signature stands beside '${SIGN_BESIDE}'.`);
	} finally {
		await standIn.stop();
	}
}

/** Those of the node that sends, as the demonstration's workflow has them. */
function sendParameters(): Parameters {
	const text = readFileSync(join(__dirname, 'workflows/send-by-webhook.json'), 'utf8');
	const { nodes } = JSON.parse(text) as WorkflowInput;
	return nodes.find(({ type }) => type === 'n8n-nodes-opensign.openSign')!.parameters!;
}
