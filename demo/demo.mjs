/**
 * The main job on this machine: a PDF goes out for signature from a real n8n and comes back signed.
 *
 *     npm run demo            opens n8n with working workflows, until Ctrl+C
 *     npm run demo -- --once  does the job without a person, and ends
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { installN8n, OWNER_EMAIL, OWNER_PASSWORD, startN8n } from './n8n.mjs';
import { ROOT, run, stagePackage } from './stage.mjs';

const once = process.argv.includes('--once');
const log = (line) => console.log(line);

/** Starts the stand-in OpenSign server as a process of its own, which ends when this one does. */
async function startStandIn() {
	const child = spawn(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'test/opensign-server/cli.ts'], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
	const line = await new Promise((done, fail) => {
		createInterface({ input: child.stdout }).once('line', done);
		child.once('exit', (code) => fail(new Error(`The stand-in OpenSign server ended with ${code}.`)));
	});
	return { ...JSON.parse(line), stop: () => new Promise((done) => child.once('exit', done).kill('SIGTERM')) };
}

/** Imports and activates an example workflow, with the credential in its OpenSign nodes. */
async function addWorkflow(n8n, file, credentialId) {
	const workflow = JSON.parse(readFileSync(join(ROOT, 'demo/workflows', file), 'utf8'));
	for (const node of workflow.nodes) {
		if (node.type.startsWith('n8n-nodes-opensign.')) node.credentials = { openSignApi: { id: credentialId, name: 'OpenSign (stand-in)' } };
	}
	const id = await n8n.importWorkflow(workflow);
	const [{ url }] = await n8n.activate(id);
	return { id, url };
}

/** The job without a person. @throws when any step does not do what it should */
async function sendSignDownload(sendUrl, downloadUrl) {
	const { default: FormData } = await import('form-data');
	const { PDFDocument } = await import('@cantoo/pdf-lib');
	const file = 'chromium-print.pdf';
	const original = readFileSync(join(ROOT, 'test/fixtures/pdfs', file));

	const form = new FormData();
	form.append('title', 'Sample agreement');
	form.append('name', 'Anna Example');
	form.append('email', 'anna@example.com');
	form.append('data', original, { filename: file, contentType: 'application/pdf' });
	const sent = await (await fetch(sendUrl, { method: 'POST', headers: form.getHeaders(), body: form.getBuffer() })).json();
	const link = sent.signingLinks?.['anna@example.com'];
	if (!link) throw new Error(`n8n did not send the document: ${JSON.stringify(sent)}`);
	log(`Sent: document ${sent.documentId}, signing link ${link}`);

	const page = await (await fetch(link)).text();
	if (!page.includes('Sample agreement')) throw new Error('The signing page does not show the document.');
	const signed = await fetch(`${link}/sign`, { method: 'POST', body: new URLSearchParams() });
	if (!signed.ok) throw new Error(`Signing failed with HTTP status ${signed.status}.`);

	const answer = await fetch(`${downloadUrl}?documentId=${sent.documentId}`);
	const pdf = Buffer.from(await answer.arrayBuffer());
	if (!answer.ok || !pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error(`n8n did not download the PDF: HTTP status ${answer.status}.`);
	const pages = (await PDFDocument.load(pdf)).getPageCount();
	const expected = (await PDFDocument.load(original)).getPageCount();
	if (pages !== expected) throw new Error(`The signed PDF has ${pages} pages instead of ${expected}.`);
	if (!(await carriesSignature(pdf, 'Signed by Anna Example'))) throw new Error('The signed PDF carries no signature.');
	log(`demo: signed ${file} ${pdf.length} bytes`);
}

/** Whether a page's content writes this text, as the stand-in's stamp does (pdf-lib: hexadecimal). */
async function carriesSignature(pdf, text) {
	const { inflateSync } = await import('node:zlib');
	const { PDFDocument, PDFRawStream } = await import('@cantoo/pdf-lib');
	const wanted = Buffer.from(text, 'latin1').toString('hex').toUpperCase();
	const document = await PDFDocument.load(pdf);
	return document.context.enumerateIndirectObjects().some(([, object]) => {
		if (!(object instanceof PDFRawStream)) return false;
		try {
			return inflateSync(object.getContents()).toString('latin1').includes(wanted);
		} catch {
			return false;
		}
	});
}

async function main() {
	execFileSync(process.execPath, ['scripts/setup.mjs'], { cwd: ROOT, stdio: 'inherit' });
	log('Building the package …');
	run('npm', ['run', '--silent', 'build']);
	await installN8n({ log });

	const folder = mkdtempSync(join(tmpdir(), 'opensign-demo-'));
	const ends = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })];
	try {
		const { packageDir } = stagePackage(folder);
		const standIn = await startStandIn();
		ends.unshift(standIn.stop);
		const n8n = await startN8n({ userFolder: join(folder, 'n8n'), packageDir, log });
		ends.unshift(() => n8n.stop());
		const credential = { name: 'OpenSign (stand-in)', type: 'openSignApi', data: { environment: 'selfHosted', baseUrl: standIn.url, apiToken: standIn.tokens.selfHosted, allowUnencryptedHttp: false, webhookSecurityKey: '' } };
		const credentialId = await n8n.createCredential(credential);
		const test = await n8n.testCredential({ id: credentialId, ...credential });
		if (test.status !== 'OK') throw new Error(`The credential's test failed: ${test.message}`);
		const byForm = await addWorkflow(n8n, 'send-by-form.json', credentialId);
		const byWebhook = await addWorkflow(n8n, 'send-by-webhook.json', credentialId);
		const download = await addWorkflow(n8n, 'download.json', credentialId);

		if (once) return await sendSignDownload(byWebhook.url, download.url);

		log(`
Send a PDF:       ${byForm.url}
  Then open the signing link that it shows, and sign.
Get it back:      ${download.url}?documentId=THE_DOCUMENT_ID
See how:          ${n8n.url}/workflow/${byForm.id}
  Log in as ${OWNER_EMAIL} with the password ${OWNER_PASSWORD}
Stand-in server:  ${standIn.url} (plays OpenSign; nothing leaves this machine)

Ctrl+C ends everything.`);
		await new Promise((done) => process.once('SIGINT', done).once('SIGTERM', done));
	} finally {
		for (const end of ends) await end();
	}
}

main().catch((error) => {
	console.error(`demo: ${error.message}`);
	process.exitCode = 1;
});
