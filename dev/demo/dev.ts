/**
 * For whoever works on the nodes: a real n8n with the package, which loads it anew when a source is saved, the stand-in
 * OpenSign server, and the examples to try.
 *
 *     npm run dev
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../checkout';
import {
	installN8n,
	OWNER_EMAIL,
	OWNER_PASSWORD,
	startN8n,
	type N8n,
	type WorkflowInput,
} from '../n8n';
import { buildIfStale } from '../tools/freshBuild';
import { followSources, RELOADS } from './livePackage';
import { startStandIn, type StandIn } from './standIn';
import { addCredential } from './start';

const EXAMPLES = join(ROOT, 'examples');

/** By which the examples find it. */
const CREDENTIAL = 'OpenSign account';

const log = (line: string) => console.log(line);

const invitation = (n8n: N8n, standIn: StandIn) => `
n8n:       ${n8n.url}/home/workflows
           Log in as ${OWNER_EMAIL} with the password ${OWNER_PASSWORD}
OpenSign:  ${standIn.url}/sign-as (the stand-in; what it would mail)

Save a file below nodes/ or credentials/, and n8n loads it anew within seconds; reload the editor's page.
Types are checked by npm run types. Ctrl+C ends everything, and forgets all workflows.`;

async function importExamples(n8n: N8n): Promise<void> {
	for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))) {
		const text = readFileSync(join(EXAMPLES, file), 'utf8');
		await n8n.importWorkflow(JSON.parse(text) as WorkflowInput);
	}
}

const asked = async () =>
	await new Promise((done) => process.on('SIGINT', done).on('SIGTERM', done));

async function main(): Promise<void> {
	buildIfStale();
	await installN8n({ log });
	const folder = mkdtempSync(join(tmpdir(), 'opensign-dev-'));
	/** What was started last ends first. */
	const ends: Array<() => void | Promise<void>> = [
		() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
	];
	try {
		const packageDir = join(folder, 'package');
		ends.unshift(followSources(packageDir, log));
		const standIn = await startStandIn(['--seed', join(EXAMPLES, 'stand-in/seed.json')]);
		ends.unshift(() => standIn.stop());
		const userFolder = join(folder, 'n8n');
		const n8n = await startN8n({ userFolder, packageDir, env: RELOADS, log });
		ends.unshift(() => n8n.stop());
		await addCredential(n8n, standIn, CREDENTIAL);
		await importExamples(n8n);
		log(invitation(n8n, standIn));
		await asked();
	} finally {
		for (const end of ends) await end();
	}
}

main().catch((error: unknown) => {
	console.error(`dev: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
