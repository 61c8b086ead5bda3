/** Send and Wait with a real browser as the signer: what people see after signing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../../dev/browser';
import { Hand } from './hand';
import { useN8n } from './n8n';
import { documentsOf, output, WaitWorkflow } from './waitWorkflow';

const SIZE = { width: 900, height: 320 };

describe('the browser of somebody who signs', () => {
	const real = useN8n();
	let browser: Browser;
	let page: Page;
	let thanks: Server;
	beforeAll(async () => {
		browser = await launchBrowser();
		thanks = createServer((_request, response) =>
			response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the house</h1>'),
		);
		await new Promise<void>((done) => thanks.listen(0, '127.0.0.1', done));
	});
	beforeEach(async () => {
		page = await browser.newPage({ viewport: SIZE });
	});
	afterEach(async () => await page.close());
	afterAll(async () => {
		await browser?.close();
		thanks?.close();
	});

	/** Finds the link among those that OpenSign would mail, and signs. */
	async function sign(name: string): Promise<void> {
		await page.goto(`${real.server.url}/sign-as`);
		await page.getByRole('link', { name }).click();
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
		await page.waitForURL((url) => !url.href.startsWith(real.server.url));
	}

	it('is told who has still to sign, then that all is done, and later that there is nothing to do', async () => {
		const hand = new Hand(page);
		const workflow = await WaitWorkflow.publish(real);
		const id = await workflow.start([{ title: 'Rental agreement', people: ['anna', 'bert'] }]);
		await sign('anna');
		await expectText('“Rental agreement” has still to be signed by bert.');
		await hand.picture('waiting-others');
		const address = String(documentsOf(real)['Rental agreement'].options.redirect_url);
		await sign('bert');
		await expectText('“Rental agreement” has been signed by everyone.');
		await hand.picture('waiting-done');
		expect(output(await workflow.end(id))).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
		await page.goto(address);
		await expectText('No action required');
		await hand.picture('waiting-late');
	});

	it('is led to the thank-you page', async () => {
		const { port } = thanks.address() as AddressInfo;
		const thankYouPage = `http://127.0.0.1:${port}/thanks`;
		const workflow = await WaitWorkflow.publish(real, { parameters: { thankYouPage } });
		const id = await workflow.start([{ title: 'Thanks' }]);
		await sign('anna');
		await page.waitForURL(thankYouPage);
		await expectText('Welcome to the house');
		expect(output(await workflow.end(id))).toEqual([
			expect.objectContaining({ status: 'completed' }),
		]);
	});

	const expectText = async (text: string) => await page.getByText(text).waitFor();
});
