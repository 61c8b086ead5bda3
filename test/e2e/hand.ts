import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

/** For what the editor does after it looks ready, before a picture is taken; milliseconds. */
const SETTLE_MS = 500;

/** Where pictures of each step go, for those who want to look: `STEPS=folder npx jest … newcomer`. */
const STEPS = process.env.STEPS;

/** Somebody at n8n's editor, who has a mouse and a keyboard, and counts. */
export class Hand {
	clicks = 0;
	typed = 0;
	private kept = 0;

	constructor(readonly page: Page) {}

	async click(target: Locator): Promise<void> {
		await target.click();
		this.clicks += 1;
	}

	/** Goes into an input, and types. */
	async type(into: Locator, text: string): Promise<void> {
		await this.click(into);
		await into.press('ControlOrMeta+a');
		await into.pressSequentially(text);
		this.typed += 1;
	}

	/** Opens a drop-down, and takes a choice by its name. */
	async choose(dropDown: Locator, name: string): Promise<void> {
		await this.click(dropDown);
		const choices = this.page.getByRole('option').filter({ visible: true });
		const called = this.page.getByText(name, { exact: true });
		await this.click(choices.filter({ has: called }));
		await choices.first().waitFor({ state: 'detached' });
	}

	async picture(name: string): Promise<void> {
		if (STEPS === undefined) return;
		await this.page.waitForTimeout(SETTLE_MS);
		this.keep(`${name}.png`, await this.page.screenshot());
	}

	/** Puts a file among the pictures. */
	keep(name: string, content: Buffer): void {
		if (STEPS === undefined) return;
		mkdirSync(STEPS, { recursive: true });
		this.kept += 1;
		writeFileSync(join(STEPS, `${String(this.kept).padStart(2, '0')}-${name}`), content);
	}
}
