import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	installN8n,
	stagePackage,
	startN8n,
	type Credential,
	type Log,
	type N8n,
	type WorkflowInput,
} from '../n8n';
import { buildIfStale } from '../tools/freshBuild';
import { startStandIn, type StandIn } from './standIn';

export const CREDENTIAL_NAME = 'OpenSign (stand-in)';

/** An active example workflow. */
export interface ExampleWorkflow {
	id: string;
	/** Where its trigger listens. */
	url: string;
}

export interface ExampleWorkflows {
	sendByForm: ExampleWorkflow;
	sendByWebhook: ExampleWorkflow;
	download: ExampleWorkflow;
	signedDocuments: ExampleWorkflow;
	sendAndWait: ExampleWorkflow;
}

/** All that runs in the demonstration. */
export interface Demo {
	n8n: N8n;
	standIn: StandIn;
	credentialId: string;
	workflows: ExampleWorkflows;
	/** Ends and removes all. */
	stop(): Promise<void>;
}

/**
 * Builds what is old, installs n8n where it is missing, and starts the stand-in OpenSign server and a real n8n with this
 * package in it, with a tested credential and active example workflows.
 *
 * @throws when any of that fails; nothing is left running then
 */
export async function startDemo({ log }: { log: Log }): Promise<Demo> {
	buildIfStale();
	await installN8n({ log });

	const folder = mkdtempSync(join(tmpdir(), 'opensign-demo-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	/** What was started last ends first. */
	const ends: Array<() => void | Promise<void>> = [removeFolder];
	const stop = async () => {
		for (const end of ends.splice(0)) await end();
	};
	try {
		const { packageDir } = stagePackage(folder);
		const standIn = await startStandIn();
		ends.unshift(() => standIn.stop());
		const n8n = await startN8n({ userFolder: join(folder, 'n8n'), packageDir, log });
		ends.unshift(() => n8n.stop());
		const credentialId = await addCredential(n8n, standIn);
		const workflows = await addWorkflows(n8n, credentialId);
		return { n8n, standIn, credentialId, workflows, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** What is entered in a credential of the stand-in. */
export const credentialOf = ({ url, environments }: StandIn) => ({
	environment: 'selfHosted',
	baseUrl: url,
	apiToken: environments.selfHosted.token,
	allowUnencryptedHttp: false,
	webhookSecurityKey: '',
});

/** @throws when n8n's own test of the credential fails */
export async function addCredential(
	n8n: N8n,
	standIn: StandIn,
	name = CREDENTIAL_NAME,
): Promise<string> {
	const credential: Credential = { name, type: 'openSignApi', data: credentialOf(standIn) };
	const id = await n8n.createCredential(credential);
	const { status, message } = await n8n.testCredential({ id, ...credential });
	if (status !== 'OK') throw new Error(`The credential's test failed: ${message}`);
	return id;
}

const addWorkflows = async (n8n: N8n, credentialId: string): Promise<ExampleWorkflows> => ({
	sendByForm: await addWorkflow(n8n, 'send-by-form.json', credentialId),
	sendByWebhook: await addWorkflow(n8n, 'send-by-webhook.json', credentialId),
	download: await addWorkflow(n8n, 'download.json', credentialId),
	signedDocuments: await addWorkflow(n8n, 'signed-documents.json', credentialId),
	sendAndWait: await addWorkflow(n8n, 'send-and-wait.json', credentialId),
});

/** An example workflow, of those in `workflows/`. */
export const readWorkflow = (file: string) =>
	JSON.parse(readFileSync(join(__dirname, 'workflows', file), 'utf8')) as WorkflowInput;

/** The package's nodes in it. */
export const ownNodes = ({ nodes }: WorkflowInput) =>
	nodes.filter(({ type }) => type?.startsWith('n8n-nodes-opensign.'));

/** Imports and activates an example workflow, with the credential in its OpenSign nodes. */
async function addWorkflow(n8n: N8n, file: string, credentialId: string): Promise<ExampleWorkflow> {
	const workflow = readWorkflow(file);
	for (const node of ownNodes(workflow))
		node.credentials = { openSignApi: { id: credentialId, name: CREDENTIAL_NAME } };
	const id = await n8n.importWorkflow(workflow);
	const [{ url }] = await n8n.activate(id);
	return { id, url };
}
