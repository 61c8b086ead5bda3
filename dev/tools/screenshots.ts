/**
 * Takes the pictures in docs/images from a real n8n in headless Chromium (Debian's package `chromium`). Run it by
 * `npx tsx dev/tools/screenshots.ts` after a change to what people see, and look at the pictures. The one of a
 * template's form is taken where that form is filled in: `SCREENSHOTS=1 npx jest -c test/e2e/jest.config.js template`.
 * Some of them alone: `npx tsx dev/tools/screenshots.ts placing`, by the names below; `signing-page` needs no n8n.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { INode } from 'n8n-workflow';
import { selectors, type Browser, type Locator, type Page } from 'playwright-core';

import { launchBrowser, signIn } from '../browser';
import { ROOT } from '../checkout';
import { CREDENTIAL_NAME, startDemo, type Demo } from '../demo/start';
import { OWNER_EMAIL, OWNER_PASSWORD } from '../n8n';
import { shootPlacing } from './placingPictures';
import { reviewNode } from './reviewNode';
import { shootSigningPage } from './signingPagePicture';

const IMAGES = join(ROOT, 'docs/images');

/** For what the page does after it looks ready, in milliseconds. */
const SETTLE_MS = 800;

const USUAL = { width: 1440, height: 1000 };
/** For a whole form. */
const TALL = { width: 1440, height: 1400 };

interface Clip {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** n8n's editor, with a camera. */
class Studio {
	constructor(
		readonly page: Page,
		readonly demo: Demo,
	) {}

	async signIn(): Promise<void> {
		const { url } = this.demo.n8n;
		await signIn(this.page, { url, email: OWNER_EMAIL, password: OWNER_PASSWORD });
	}

	async openWorkflow(workflowId: string): Promise<void> {
		await this.page.goto(`${this.demo.n8n.url}/workflow/${workflowId}`);
	}

	async openNode(workflowId: string, name: string): Promise<void> {
		await this.openWorkflow(workflowId);
		const node = `[data-test-id="canvas-node"][data-node-name="${name}"]`;
		await this.page.locator(node).dblclick();
		await this.page.getByTestId('node-parameters').waitFor();
	}

	async shoot(name: string, clip?: Clip): Promise<void> {
		await this.page.waitForTimeout(SETTLE_MS);
		await this.page.screenshot({ path: pathOf(name), clip });
	}

	async shootPart(name: string, part: Locator): Promise<void> {
		await this.page.waitForTimeout(SETTLE_MS);
		await part.screenshot({ path: pathOf(name) });
	}

	/** The open node alone: without what the mouse points at, and what n8n tells in passing. */
	async shootNode(name: string): Promise<void> {
		const notices = this.page.locator('.el-notification');
		for (const close of await notices.locator('.el-notification__closeBtn').all())
			await close.click();
		await notices.first().waitFor({ state: 'detached' });
		await this.page.mouse.move(0, 0);
		await this.shootPart(name, this.page.getByTestId('ndv'));
	}
}

function pathOf(name: string): string {
	console.log(`docs/images/${name}.png`);
	return join(IMAGES, `${name}.png`);
}

/** The node panel's search. */
async function shootNodePanel(studio: Studio): Promise<void> {
	const { page, demo } = studio;
	await studio.openWorkflow(demo.workflows.sendByForm.id);
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').fill('docusign alternative');
	await studio.shoot('node-panel');
}

async function shootSend(studio: Studio): Promise<void> {
	const { page, demo } = studio;
	await studio.openWorkflow(demo.workflows.sendByForm.id);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await studio.shoot('workflow', { x: 400, y: 440, width: 720, height: 200 });

	await page.setViewportSize(TALL);
	await studio.openNode(demo.workflows.sendByForm.id, 'Send for Signature');
	await studio.shootNode('send');
	await page.setViewportSize(USUAL);
}

/** What is used of an element in the browser, whose types are not known here. */
interface Scrollable {
	scrollIntoView(where: { block: 'start' }): void;
}

async function shootOptions(studio: Studio): Promise<void> {
	const { page, demo } = studio;
	const node = sendWithOptions(demo);
	const workflowId = await demo.n8n.importWorkflow({
		name: 'Options',
		nodes: [START, node],
		connections: { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
	});
	await studio.openNode(workflowId, node.name);
	// The template's inputs come late, and push everything down.
	await page.getByText('Prefill: company_name').waitFor();
	const title = page.getByText('Additional Options', { exact: true });
	await title.evaluate((label: Scrollable) => label.scrollIntoView({ block: 'start' }));
	await studio.shootNode('options');
}

const START: INode = {
	id: 'start',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function sendWithOptions({ standIn, credentialId }: Demo): INode {
	const [template] = standIn.environments.selfHosted.contents.templates;
	return {
		id: 'send',
		name: 'Send with Options',
		type: 'n8n-nodes-opensign.openSign',
		typeVersion: 1,
		position: [220, 0],
		parameters: {
			resource: 'document',
			operation: 'sendFromTemplate',
			templateId: {
				__rl: true,
				mode: 'list',
				value: template.id,
				cachedResultName: template.title,
			},
			additionalOptions: {
				deadline: { autoReminder: true, remindOnceInEvery: 3 },
				email: { senderName: 'Sample Homes' },
				lookUpSeconds: 30,
				notTwiceDays: 7,
			},
		},
		credentials: { openSignApi: { id: credentialId, name: CREDENTIAL_NAME } },
	};
}

async function shootTriggers(studio: Studio): Promise<void> {
	const { id } = studio.demo.workflows.signedDocuments;
	await studio.openNode(id, 'OpenSign Trigger');
	await studio.shootNode('trigger');
	await studio.openNode(id, 'OpenSign Status Trigger');
	await studio.shootNode('status-trigger');
}

async function shootWaiting(studio: Studio): Promise<void> {
	const { page, demo } = studio;
	await page.setViewportSize(TALL);
	await studio.openNode(demo.workflows.sendAndWait.id, 'Send and Wait');
	const limit = page.getByText('Limit Wait Time', { exact: true });
	await limit.evaluate((label: Scrollable) => label.scrollIntoView({ block: 'start' }));
	await studio.shootNode('send-and-wait');
	const review = reviewNode(demo.credentialId);
	const workflowId = await demo.n8n.importWorkflow({
		name: 'Review',
		nodes: [START, review],
		connections: {},
	});
	await studio.openNode(workflowId, review.name);
	await studio.shootNode('human-review');
	await page.setViewportSize(USUAL);
}

async function shootCredential(studio: Studio): Promise<void> {
	const { page, demo } = studio;
	await page.setViewportSize({ width: 1440, height: 1200 });
	await page.goto(`${demo.n8n.url}/home/credentials`);
	await page.getByText(CREDENTIAL_NAME).first().click();
	const modal = page.getByTestId('editCredential-modal');
	await modal.waitFor();
	await studio.shootPart('credential', modal.locator('.el-dialog').or(modal).first());
}

const PICTURES: Record<string, (studio: Studio) => Promise<void>> = {
	'node-panel': shootNodePanel,
	send: shootSend,
	options: shootOptions,
	triggers: shootTriggers,
	waiting: shootWaiting,
	placing: async (studio) => await shootPlacing(studio, pathOf),
	credential: shootCredential,
};

const WANTED = process.argv.slice(2);
const isWanted = (name: string) => WANTED.length === 0 || WANTED.includes(name);

async function shootN8n(browser: Browser): Promise<void> {
	const demo = await startDemo({ log: (line) => console.log(line) });
	try {
		const page = await browser.newPage({ viewport: USUAL });
		page.setDefaultTimeout(60_000);
		const studio = new Studio(page, demo);
		await studio.signIn();
		for (const [name, take] of Object.entries(PICTURES)) {
			if (isWanted(name)) await take(studio);
		}
	} finally {
		await demo.stop();
	}
}

async function main(): Promise<void> {
	mkdirSync(IMAGES, { recursive: true });
	selectors.setTestIdAttribute('data-test-id');
	const browser = await launchBrowser();
	try {
		if (isWanted('signing-page')) await shootSigningPage(browser, pathOf('signing-page'));
		if (Object.keys(PICTURES).some(isWanted)) await shootN8n(browser);
	} finally {
		await browser.close();
	}
}

void main();
