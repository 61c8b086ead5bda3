import type { Browser } from 'playwright-core';

import { sendDocument, startOpenSignServer } from '../opensign-server';
import { nonDisclosureAgreement } from '../opensign-server/seed/sampleTemplate';

const PEOPLE = [
	{ name: 'Anna Example', email: 'anna@example.com' },
	{ name: 'Carl Boss', email: 'carl@example.com' },
];

/** Takes the picture of the page on which people sign, from the stand-in alone. */
export async function shootSigningPage(browser: Browser, path: string): Promise<void> {
	const server = await startOpenSignServer();
	try {
		const { title, file, signers, prefill = [] } = await nonDisclosureAgreement();
		const { objectId, ...document } = await sendDocument(server.environment('selfHosted'), {
			title,
			file,
			signers: signers.map((signer, k) => ({ ...signer, ...PEOPLE[k] })),
			prefill,
			options: {},
		});
		const [{ email, contactId }] = document.signers;
		const page = await browser.newPage({ viewport: { width: 960, height: 1280 } });
		await page.goto(server.signingUrl(objectId, email, contactId));
		await page.locator('[data-drawn]').waitFor();
		await page.getByLabel('department').fill('Research');
		await page.getByLabel('department').blur();
		await page.screenshot({ path });
		await page.close();
	} finally {
		await server.close();
	}
}
