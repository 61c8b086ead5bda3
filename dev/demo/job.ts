import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import FormData from 'form-data';

import type { Log, N8n } from '../n8n';
import { checkSigned } from './signature';
import type { Demo } from './start';

export const FILE = 'sample-agreement.pdf';
export const TITLE = 'Sample rental agreement';
/** The text in it by which workflows/send-by-webhook.json places the signature. */
const SIGN_BESIDE = 'Signature of tenant:';
export const SIGNER = { name: 'Anna Example', email: 'anna@example.com' };

const TRIGGER_TIMEOUT_MS = 30_000;

/** What the node puts out that sends, and the workflow that does so answers. */
export interface Sent {
	documentId?: string;
	/** By the signers' addresses. */
	signingLinks?: Record<string, string>;
}

/**
 * The main job without a person: a PDF goes out through n8n, is signed, and comes back through n8n.
 *
 * @throws when any step does not do what it should
 */
export async function sendSignDownload({ workflows, n8n }: Demo, log: Log): Promise<void> {
	const original = readFileSync(join(__dirname, FILE));
	const { documentId, link } = await send(workflows.sendByWebhook.url, original);
	log(`Sent: document ${documentId}, signing link ${link}`);
	await sign(link);
	const signed = await download(`${workflows.download.url}?documentId=${documentId}`);
	await checkSignature({ original, signed }, log);
	await triggered(n8n, workflows.signedDocuments.id);
	log('The OpenSign Trigger has started a workflow with the signed PDF.');
	log(`demo: signed ${FILE} ${signed.length} bytes`);
}

async function send(url: string, file: Buffer): Promise<{ documentId: string; link: string }> {
	const form = new FormData();
	form.append('title', TITLE);
	form.append('name', SIGNER.name);
	form.append('email', SIGNER.email);
	form.append('data', file, { filename: FILE, contentType: 'application/pdf' });
	const response = await fetch(url, {
		method: 'POST',
		headers: form.getHeaders(),
		body: form.getBuffer(),
	});
	return readSent((await response.json()) as Sent);
}

/** @throws where there is no document, or no link to sign it */
export function readSent(sent: Sent): { documentId: string; link: string } {
	const link = sent.signingLinks?.[SIGNER.email];
	if (link && sent.documentId) return { documentId: sent.documentId, link };
	throw new Error(`n8n did not send the document: ${JSON.stringify(sent)}`);
}

/** @throws where the sample has not come back with its signature at its place */
export async function checkSignature(
	files: Record<'original' | 'signed', Buffer>,
	log: Log,
): Promise<void> {
	const page = await checkSigned(files, SIGN_BESIDE, `Signed by ${SIGNER.name}`);
	log(`✓ The signature stands beside '${SIGN_BESIDE}' on page ${page}.`);
}

export async function sign(link: string): Promise<void> {
	const page = await (await fetch(link)).text();
	if (!page.includes(TITLE)) throw new Error('The signing page does not show the document.');
	const signed = await fetch(`${link}/sign`, { method: 'POST', body: new URLSearchParams() });
	if (!signed.ok) throw new Error(`Signing failed with HTTP status ${signed.status}.`);
}

async function download(url: string): Promise<Buffer> {
	const response = await fetch(url);
	const pdf = Buffer.from(await response.arrayBuffer());
	if (response.ok && pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) return pdf;
	throw new Error(`n8n did not download the PDF: HTTP status ${response.status}.`);
}

/** OpenSign reports the completed document to the trigger of another workflow. @throws when nothing starts it */
async function triggered(n8n: N8n, workflowId: string): Promise<void> {
	const deadline = Date.now() + TRIGGER_TIMEOUT_MS;
	while ((await n8n.executions({ workflowId, status: ['success'] })).length === 0) {
		if (Date.now() > deadline) throw new Error('The OpenSign Trigger did not start its workflow.');
		await pause(200);
	}
}
