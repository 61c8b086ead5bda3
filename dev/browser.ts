import { chromium, type Browser, type Page } from 'playwright-core';

/** Debian's Chromium, or that of `CHROMIUM`, without a window; it asks nobody for anything by itself. */
export const launchBrowser = async (): Promise<Browser> =>
	await chromium.launch({
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

/** Somebody who logs in to n8n's editor. */
export interface Login {
	/** n8n's address. */
	url: string;
	email: string;
	password: string;
}

/** Logs in to n8n's editor, and waits until it is there. */
export async function signIn(page: Page, { url, email, password }: Login): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[type=email]').fill(email);
	await page.locator('input[type=password]').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/home|workflow/);
}
