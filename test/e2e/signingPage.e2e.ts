import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { launchBrowser } from '../../dev/browser';
import {
	sendDocument,
	startOpenSignServer,
	type OpenSignServer,
	type Widget,
} from '../../dev/opensign-server';
import {
	BLACK,
	FRAME,
	inkOf,
	makePage,
	whereItIs,
	whereItShouldBe,
	widthOf,
	type Part,
	type Shape,
} from './places';

/** How far a line may lie from where it should, in parts of the page: its own width, and a pixel. */
const TOLERANCE = 0.006;

const SIGNATURE: Widget = { type: 'signature', page: 1, x: 60, y: 50, w: 120, h: 60 };
const DEPARTMENT: Widget = {
	...{ type: 'textbox', page: 1, x: 60, y: 150, w: 120, h: 24 },
	options: { name: 'department', required: true },
};

const near = (part: Part | undefined, expected: Part) => {
	expect(part).toBeDefined();
	for (const [edge, value] of Object.entries(part!) as Array<[keyof Part, number]>)
		expect({ [edge]: Math.abs(value - expected[edge]) < TOLERANCE, value }).toEqual({
			[edge]: true,
			value,
		});
};

describe('the signing page, in the browser', () => {
	let server: OpenSignServer;
	let browser: Browser;
	let context: BrowserContext;
	const origins = new Set<string>();
	const complaints: string[] = [];
	beforeAll(async () => {
		[server, browser] = await Promise.all([startOpenSignServer(), launchBrowser()]);
	});
	afterEach(async () => {
		await context.close();
		expect([...origins]).toEqual([server.url]);
		expect(complaints.splice(0)).toEqual([]);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
	});

	/** Sends a document to Anna, and opens her page. */
	async function open(file: Buffer, look: BrowserContextOptions = {}): Promise<Page> {
		const widgets = [SIGNATURE, DEPARTMENT];
		const { objectId, signers } = await sendDocument(server.environment('selfHosted'), {
			title: 'Lease',
			file,
			signers: [{ name: 'Anna Example', email: 'anna@example.com', widgets }],
			prefill: [],
			options: {},
		});
		context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...look });
		context.setDefaultTimeout(20_000);
		const page = await context.newPage();
		page.on('request', (request) => {
			if (!request.url().startsWith('data:')) origins.add(new URL(request.url()).origin);
		});
		page.on('console', (message) => complaints.push(message.text()));
		page.on('pageerror', (error) => complaints.push(error.message));
		const [{ email, contactId }] = signers;
		await page.goto(server.signingUrl(objectId, email, contactId));
		return page;
	}

	const drawn = (page: Page) => page.locator('.page[data-drawn]');
	const department = (page: Page) => page.getByLabel('department');
	async function sign(page: Page) {
		await department(page).fill('Research');
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
		await page.getByText('Thank you. "Lease" is completed.').waitFor();
	}

	test.each<[string, Shape]>([
		['upright', {}],
		['on its right side', { angle: 90 }],
		['upside down', { angle: 180 }],
		['on its left side', { angle: 270 }],
		['cut', { isCut: true }],
		['cut, on its right side, in units of two points', { isCut: true, angle: 90, unit: 2 }],
		['cut, upside down, too large for the screen', { isCut: true, angle: 180, unit: 4 }],
		['cut, on its left side, in units of half a point', { isCut: true, angle: 270, unit: 0.5 }],
	])('a page %s: the ink comes where the box was, and is framed', async (_name, shape) => {
		const page = await open(await makePage(shape));
		await drawn(page).waitFor();
		const signature = await whereItShouldBe(page, SIGNATURE);
		near(await whereItIs(page, '.mark.signature'), signature);
		const field = await whereItShouldBe(page, DEPARTMENT);
		const isTooSmall = shape.unit === 4;
		near(await whereItIs(page, isTooSmall ? '.mark.todo' : '.field'), field);
		expect(await inkOf(page, BLACK)).toBeDefined();
		expect(await inkOf(page, FRAME)).toBeUndefined();

		await sign(page);
		await drawn(page).waitFor();
		near(await whereItIs(page, '#place-1'), field);
		near(await whereItIs(page, '#place-2'), signature);
		near(await inkOf(page, FRAME), signature);
	});

	it('draws a large document while it is read', async () => {
		const path = join(__dirname, '../fixtures/pdfs/pdf-lib-300-pages.pdf');
		const page = await open(readFileSync(path));
		await drawn(page).first().waitFor();
		expect(await drawn(page).count()).toBeLessThan(5);
		const last = page.locator('.page').last();
		await last.scrollIntoViewIfNeeded();
		await last.and(drawn(page)).waitFor();
		await page.locator('.page').first().and(drawn(page)).waitFor({ state: 'detached' });
		expect(await drawn(page).count()).toBeLessThan(5);
	});

	it('has the fields below the page where that is narrow, with a number at their place', async () => {
		const page = await open(await makePage({}), { viewport: { width: 360, height: 700 } });
		await drawn(page).waitFor();
		const { top } = await whereItIs(page, '.field');
		expect(top).toBeGreaterThan(1);
		near(await whereItIs(page, '.mark.todo'), await whereItShouldBe(page, DEPARTMENT));
		await page.locator('.mark.todo').click();
		expect(await page.locator(':focus').getAttribute('name')).toBe('department');
		expect(await widthOf(page)).toBe(360);
		await sign(page);
	});

	it('has the fields below each other without JavaScript', async () => {
		const page = await open(await makePage({}), { javaScriptEnabled: false });
		expect(await page.locator('.sheet').isVisible()).toBe(false);
		expect(await page.getByRole('link', { name: 'Open the PDF' }).isVisible()).toBe(true);
		await sign(page);
		expect(await page.getByRole('link', { name: 'Open the signed PDF' }).isVisible()).toBe(true);
	});

	it('says so where there is nothing to draw', async () => {
		const page = await open(Buffer.from('no PDF'));
		await page.getByText('The pages cannot be shown here.').waitFor();
		await sign(page);
	});

	it('lets nobody sign who has left out what is required', async () => {
		const page = await open(await makePage({}));
		await drawn(page).waitFor();
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
		expect(await page.locator(':focus').getAttribute('name')).toBe('department');
		expect(page.url()).toMatch(/\/login\/[\w-]+$/);
	});
});
