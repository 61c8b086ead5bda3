import { chromium, type Browser } from 'playwright-core';

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
