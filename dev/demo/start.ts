/** All that runs in the demonstration: the stand-in OpenSign server and a real n8n with this package in it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { installN8n, startN8n } from './n8n.mjs';
import { ROOT, run, stagePackage } from './stage.mjs';

const CREDENTIAL_NAME = 'OpenSign (stand-in)';

/**
 * Installs what is missing, builds, and starts everything, with a tested credential and active example workflows.
 *
 * @returns the running parts, the workflows' ids and addresses, and `stop`, which ends and removes all
 */
export async function startDemo({ log }) {
	execFileSync(process.execPath, ['scripts/setup.mjs'], { cwd: ROOT, stdio: 'inherit' });
	log('Building the package …');
	run('npm', ['run', '--silent', 'build']);
	await installN8n({ log });

	const folder = mkdtempSync(join(tmpdir(), 'opensign-demo-'));
	const ends = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })];
	const stop = async () => {
		for (const end of ends.splice(0)) await end();
	};
	try {
		const { packageDir } = stagePackage(folder);
		const standIn = await startStandIn();
		ends.unshift(standIn.stop);
		const n8n = await startN8n({ userFolder: join(folder, 'n8n'), packageDir, log });
		ends.unshift(() => n8n.stop());
		const credential = {
			name: CREDENTIAL_NAME,
			type: 'openSignApi',
			data: {
				environment: 'selfHosted',
				baseUrl: standIn.url,
				apiToken: standIn.tokens.selfHosted,
				allowUnencryptedHttp: false,
				webhookSecurityKey: '',
			},
		};
		const credentialId = await n8n.createCredential(credential);
		const test = await n8n.testCredential({ id: credentialId, ...credential });
		if (test.status !== 'OK') throw new Error(`The credential's test failed: ${test.message}`);
		const workflows = {
			sendByForm: await addWorkflow(n8n, 'send-by-form.json', credentialId),
			sendByWebhook: await addWorkflow(n8n, 'send-by-webhook.json', credentialId),
			download: await addWorkflow(n8n, 'download.json', credentialId),
			signedDocuments: await addWorkflow(n8n, 'signed-documents.json', credentialId),
		};
		return { n8n, standIn, credentialId, workflows, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Starts the stand-in OpenSign server as a process of its own, which ends when this one does. */
async function startStandIn() {
	const child = spawn(
		process.execPath,
		[join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'test/opensign-server/cli.ts'],
		{ cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
	);
	const line = await new Promise((done, fail) => {
		createInterface({ input: child.stdout }).once('line', done);
		child.once('exit', (code) =>
			fail(new Error(`The stand-in OpenSign server ended with ${code}.`)),
		);
	});
	// From now on: Ctrl+C reaches the server as well, which then has ended before it is stopped.
	const ended = new Promise((done) => child.once('exit', done));
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	return { ...JSON.parse(line), stop };
}

/** Imports and activates an example workflow, with the credential in its OpenSign nodes. */
async function addWorkflow(n8n, file, credentialId) {
	const workflow = JSON.parse(readFileSync(join(ROOT, 'demo/workflows', file), 'utf8'));
	for (const node of workflow.nodes) {
		if (node.type.startsWith('n8n-nodes-opensign.'))
			node.credentials = { openSignApi: { id: credentialId, name: CREDENTIAL_NAME } };
	}
	const id = await n8n.importWorkflow(workflow);
	const [{ url }] = await n8n.activate(id);
	return { id, url };
}
