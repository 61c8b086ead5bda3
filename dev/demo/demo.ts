/**
 * The main job on this machine: a PDF goes out for signature from a real n8n and comes back signed.
 *
 *     npm run demo             opens n8n with working workflows, until Ctrl+C
 *     npm run demo -- --once   does the job without a person, and ends
 *     npm run demo -- --quick  does it by n8n's engine alone, without an n8n
 */
import { isN8nInstalled, OWNER_EMAIL, OWNER_PASSWORD } from '../n8n';
import { sendSignDownload } from './job';
import { sendInEngine } from './quick';
import { startDemo, type Demo } from './start';
import { sendWaitGoOn } from './wait';

const log = (line: string) => console.log(line);

const invitation = ({ workflows, n8n, standIn }: Demo) => `
Send a PDF:       ${workflows.sendByForm.url}
  Such as dev/demo/sample-agreement.pdf, which is signed right of "Signature of tenant:".
  Then open the signing link that it shows, and sign.
Get it back:      ${workflows.download.url}?documentId=…
  With the document's ID behind the "=", which the page with the signing link shows and links to this.
Started by it:    ${n8n.url}/workflow/${workflows.signedDocuments.id}/executions
  A workflow that OpenSign's event starts, once everyone has signed.
Or in one:        ${workflows.sendAndWait.url}
  Sends, and sleeps until it is signed at ${standIn.url}/sign-as (what OpenSign would mail).
  Goes on with the signed PDF: ${n8n.url}/workflow/${workflows.sendAndWait.id}/executions
See how:          ${n8n.url}/workflow/${workflows.sendByForm.id}
  Log in as ${OWNER_EMAIL} with the password ${OWNER_PASSWORD}
Stand-in server:  ${standIn.url} (plays OpenSign; nothing leaves this machine)

Ctrl+C ends everything.`;

/** Listeners that stay: without any, n8n's runner would let the signal end this process before it has tidied up. */
const asked = async () =>
	await new Promise((done) => process.on('SIGINT', done).on('SIGTERM', done));

async function doOnce(demo: Demo): Promise<void> {
	await sendWaitGoOn(demo, log);
	await sendSignDownload(demo, log);
}

async function main(): Promise<void> {
	const isQuick = process.argv.includes('--quick');
	// Before the minutes that n8n takes to install: something to see.
	if (isQuick || !(await isN8nInstalled())) await sendInEngine(log);
	if (isQuick) return;
	const demo = await startDemo({ log });
	try {
		if (process.argv.includes('--once')) return await doOnce(demo);
		log(invitation(demo));
		await asked();
	} finally {
		await demo.stop();
	}
}

main().catch((error: unknown) => {
	console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
