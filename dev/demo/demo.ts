/**
 * The main job on this machine: a PDF goes out for signature from a real n8n and comes back signed.
 *
 *     npm run demo            opens n8n with working workflows, until Ctrl+C
 *     npm run demo -- --once  does the job without a person, and ends
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { OWNER_EMAIL, OWNER_PASSWORD } from './n8n.mjs';
import { ROOT } from './stage.mjs';
import { startDemo } from './start.mjs';

const once = process.argv.includes('--once');
const log = (line) => console.log(line);

/** The job without a person. @throws when any step does not do what it should */
async function sendSignDownload(
	{ sendByWebhook: { url: sendUrl }, download: { url: downloadUrl }, signedDocuments },
	n8n,
) {
	const { default: FormData } = await import('form-data');
	const { PDFDocument } = await import('@cantoo/pdf-lib');
	const file = 'chromium-print.pdf';
	const original = readFileSync(join(ROOT, 'test/fixtures/pdfs', file));

	const form = new FormData();
	form.append('title', 'Sample agreement');
	form.append('name', 'Anna Example');
	form.append('email', 'anna@example.com');
	form.append('data', original, { filename: file, contentType: 'application/pdf' });
	const sent = await (
		await fetch(sendUrl, { method: 'POST', headers: form.getHeaders(), body: form.getBuffer() })
	).json();
	const link = sent.signingLinks?.['anna@example.com'];
	if (!link) throw new Error(`n8n did not send the document: ${JSON.stringify(sent)}`);
	log(`Sent: document ${sent.documentId}, signing link ${link}`);

	const page = await (await fetch(link)).text();
	if (!page.includes('Sample agreement'))
		throw new Error('The signing page does not show the document.');
	const signed = await fetch(`${link}/sign`, { method: 'POST', body: new URLSearchParams() });
	if (!signed.ok) throw new Error(`Signing failed with HTTP status ${signed.status}.`);

	const answer = await fetch(`${downloadUrl}?documentId=${sent.documentId}`);
	const pdf = Buffer.from(await answer.arrayBuffer());
	if (!answer.ok || !pdf.subarray(0, 5).equals(Buffer.from('%PDF-')))
		throw new Error(`n8n did not download the PDF: HTTP status ${answer.status}.`);
	const pages = (await PDFDocument.load(pdf)).getPageCount();
	const expected = (await PDFDocument.load(original)).getPageCount();
	if (pages !== expected)
		throw new Error(`The signed PDF has ${pages} pages instead of ${expected}.`);
	if (!(await carriesSignature(pdf, 'Signed by Anna Example')))
		throw new Error('The signed PDF carries no signature.');
	await triggered(n8n, signedDocuments.id);
	log(`demo: signed ${file} ${pdf.length} bytes`);
}

/** OpenSign reports the completed document to the trigger of another workflow. @throws when nothing starts it */
async function triggered(n8n, workflowId) {
	const deadline = Date.now() + 30_000;
	while ((await n8n.executions({ workflowId, status: ['success'] })).length === 0) {
		if (Date.now() > deadline) throw new Error('The OpenSign Trigger did not start its workflow.');
		await pause(200);
	}
	log('The OpenSign Trigger has started a workflow with the signed PDF.');
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
	const { n8n, standIn, workflows, stop } = await startDemo({ log });
	try {
		if (once) return await sendSignDownload(workflows, n8n);
		log(`
Send a PDF:       ${workflows.sendByForm.url}
  Then open the signing link that it shows, and sign.
Get it back:      ${workflows.download.url}?documentId=THE_DOCUMENT_ID
Started by it:    ${n8n.url}/workflow/${workflows.signedDocuments.id}/executions
  A workflow that OpenSign's event starts, once everyone has signed.
See how:          ${n8n.url}/workflow/${workflows.sendByForm.id}
  Log in as ${OWNER_EMAIL} with the password ${OWNER_PASSWORD}
Stand-in server:  ${standIn.url} (plays OpenSign; nothing leaves this machine)

Ctrl+C ends everything.`);
		// Listeners that stay: without any, n8n's runner would let the signal end this process before it has tidied up.
		await new Promise((done) => process.on('SIGINT', done).on('SIGTERM', done));
	} finally {
		await stop();
	}
}

main().catch((error) => {
	console.error(`demo: ${error.message}`);
	process.exitCode = 1;
});
