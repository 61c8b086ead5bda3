/**
 * The main job by n8n's engine alone, which comes with the development packages: a signed PDF within the first minute,
 * before n8n itself is installed. It has no editor, no webhooks and no triggers.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createEngine } from '../engine';
import type { Log } from '../n8n';
import { buildIfStale } from '../tools/freshBuild';
import { checkSignature, FILE, readSent, sign, SIGNER, TITLE, type Sent } from './job';
import { startStandIn } from './standIn';
import { credentialOf, ownNodes, readWorkflow } from './start';

/**
 * Builds what is old, sends the sample, signs it and downloads it.
 *
 * @throws when any step does not do what it should
 */
export async function sendInEngine(log: Log): Promise<void> {
	buildIfStale();
	const standIn = await startStandIn();
	try {
		const engine = await createEngine();
		const credential = credentialOf(standIn);

		/** Runs one node for one item. */
		const run = async (parameters: IDataObject, item: INodeExecutionData) => {
			const { items, error } = await engine.runNode(parameters, { credential, items: [item] });
			if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
			return items[0];
		};

		const original = readFileSync(join(__dirname, FILE));
		const json = { body: { title: TITLE, ...SIGNER } };
		const [{ parameters }] = ownNodes(readWorkflow('send-by-webhook.json'));
		const sent = await run({ ...parameters }, await engine.binaryItem(original, { json }));
		const { documentId, link } = readSent(sent.json as Sent);
		log(`Sent by n8n's engine alone: document ${documentId}.`);
		await sign(link);
		const byId = { __rl: true, mode: 'id', value: documentId };
		const download = { resource: 'document', operation: 'download', documentId: byId };
		const signed = await engine.readBinary(await run(download, { json: {} }));
		await checkSignature({ original, signed }, log);

		const path = join(mkdtempSync(join(tmpdir(), 'opensign-')), FILE);
		writeFileSync(path, signed);
		log(`Signed: ${path}, ${signed.length} bytes.`);
	} finally {
		await standIn.stop();
	}
}
