/**
 * Takes the pictures in docs/images from a real n8n in headless Chromium (Debian's package `chromium`).
 * Run it by `node scripts/screenshots.mjs` after a change to what people see, and look at the pictures. The one of a
 * template's form is taken where that form is filled in: `SCREENSHOTS=1 npx jest -c test/e2e/jest.config.js template`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, selectors } from 'playwright-core';

import { OWNER_EMAIL, OWNER_PASSWORD } from '../demo/n8n.mjs';
import { ROOT } from '../demo/stage.mjs';
import { startDemo } from '../demo/start.mjs';

const IMAGES = join(ROOT, 'docs/images');
mkdirSync(IMAGES, { recursive: true });

const node = (name, parameters, credentialId) => ({
	id: name,
	name,
	type: 'n8n-nodes-opensign.openSign',
	typeVersion: 1,
	position: [220, 0],
	parameters,
	credentials: { openSignApi: { id: credentialId, name: 'OpenSign (stand-in)' } },
});
const manual = {
	id: 'start',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const demo = await startDemo({ log: console.log });
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
	],
});
try {
	const { n8n, standIn, credentialId } = demo;
	selectors.setTestIdAttribute('data-test-id');
	const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
	page.setDefaultTimeout(20_000);
	const shot = async (name, locator = page, options = {}) => {
		await page.waitForTimeout(800);
		await locator.screenshot({ path: join(IMAGES, `${name}.png`), ...options });
		console.log(`docs/images/${name}.png`);
	};
	await page.goto(`${n8n.url}/signin`);
	await page.locator('input[type=email]').fill(OWNER_EMAIL);
	await page.locator('input[type=password]').fill(OWNER_PASSWORD);
	await page.locator('button:has-text("Sign in")').click();
	await page.waitForURL(/home|workflow/);

	const openNode = async (workflowId, name) => {
		await page.goto(`${n8n.url}/workflow/${workflowId}`);
		await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await page.getByTestId('node-parameters').waitFor();
	};

	// The node panel's search.
	await page.goto(`${n8n.url}/workflow/${demo.workflows.sendByForm.id}`);
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').fill('docusign alternative');
	await shot('node-panel');

	await page.goto(`${n8n.url}/workflow/${demo.workflows.sendByForm.id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await shot('workflow', page, { clip: { x: 400, y: 440, width: 720, height: 200 } });

	await openNode(demo.workflows.sendByForm.id, 'Send for Signature');
	await shot('send');
	await page.getByText('Field Name', { exact: true }).scrollIntoViewIfNeeded();
	await page
		.getByTestId('node-parameters')
		.getByText('Additional Options')
		.scrollIntoViewIfNeeded();
	await shot('send-fields');

	const options = await n8n.importWorkflow({
		name: 'Options',
		nodes: [
			manual,
			node(
				'Send with Options',
				{
					resource: 'document',
					operation: 'sendFromTemplate',
					templateId: {
						__rl: true,
						mode: 'list',
						value: standIn.templateId,
						cachedResultName: 'Non-disclosure agreement',
					},
					additionalOptions: {
						deadline: { timeToCompleteDays: 7, autoReminder: true },
						copies: { cc: 'boss@example.com' },
						email: { sendEmail: false },
					},
				},
				credentialId,
			),
		],
		connections: { Start: { main: [[{ node: 'Send with Options', type: 'main', index: 0 }]] } },
	});
	await openNode(options, 'Send with Options');
	await page.getByText('Copies to Others').first().scrollIntoViewIfNeeded();
	await shot('options');

	await openNode(demo.workflows.signedDocuments.id, 'OpenSign Trigger');
	await shot('trigger');
	await openNode(demo.workflows.signedDocuments.id, 'OpenSign Status Trigger');
	await shot('status-trigger');

	await page.setViewportSize({ width: 1440, height: 1200 });
	await page.goto(`${n8n.url}/home/credentials`);
	await page.getByText('OpenSign (stand-in)').first().click();
	await page.getByTestId('editCredential-modal').waitFor();
	await shot(
		'credential',
		page
			.getByTestId('editCredential-modal')
			.locator('.el-dialog')
			.or(page.getByTestId('editCredential-modal'))
			.first(),
	);
} finally {
	await browser.close();
	await demo.stop();
}
