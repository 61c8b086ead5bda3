/** The fields of what comes out stand in the editor before anything has run, and can be dragged. */
import { selectors, type Browser, type Page } from 'playwright-core';

import { launchBrowser, signIn } from '../../dev/browser';
import { Hand } from './hand';
import { useN8n } from './n8n';
import { placed } from './placed';

/** Two cores that others use as well. */
const PATIENCE_MS = 60_000;

describe('before the first run, in the browser', () => {
	const real = useN8n();
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await launchBrowser();
		selectors.setTestIdAttribute('data-test-id');
		page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
		page.setDefaultTimeout(PATIENCE_MS);
		await signIn(page, real.login);
	}, 2 * PATIENCE_MS);
	afterAll(async () => await browser?.close());

	it(
		'a field of what Send puts out is dragged into the next node',
		async () => {
			await page.goto(`${real.n8n.url}/workflow/${await real.n8n.importWorkflow(workflow())}`);
			const hand = new Hand(page);
			const nodeOf = (name: string) =>
				page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
			expect(await nodeOf('Send').innerText()).toContain('Send a PDF for signature');
			await nodeOf('Next').dblclick();
			const panel = page.getByTestId('ndv-input-panel');
			const field = panel.getByText('documentId', { exact: true }).first();
			await field.waitFor();
			await hand.picture('known-before');
			const input = page.getByTestId('parameter-input-amount').first();
			await field.dragTo(input);
			await page
				.getByText('$json.documentId')
				.or(page.getByText(/documentId \}\}/))
				.first()
				.waitFor();
			await hand.picture('dragged');
			expect(real.server.requests).toEqual([]);
		},
		4 * PATIENCE_MS,
	);

	function workflow() {
		const nodes = [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				name: 'Send',
				type: 'n8n-nodes-opensign.openSign',
				parameters: { resource: 'document', operation: 'send', title: 'T' },
			},
			{ name: 'Next', type: 'n8n-nodes-base.wait', parameters: {} },
		];
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		return {
			name: 'Known before',
			nodes: placed(nodes),
			connections: { Start: to('Send'), Send: to('Next') },
		};
	}
});
