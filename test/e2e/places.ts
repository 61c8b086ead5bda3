import { degrees, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';

import type { Widget } from '../../dev/opensign-server';

/** What is used of a browser, whose types these tests have not. */
declare const document: { querySelector(selector: 'canvas'): Canvas; documentElement: Element };
interface Element {
	scrollWidth: number;
}
interface Canvas {
	width: number;
	height: number;
	getContext(kind: '2d'): {
		getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
	};
}

/** A part of a page: how far its edges are from the page's left and top one, as parts of its width and height. */
export interface Part {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export interface Shape {
	angle?: number;
	isCut?: boolean;
	/** In points. */
	unit?: number;
}

/** A page of 500 × 800 of its units, or, where it is cut, 400 × 600 of them, with a line of text in it. */
export async function makePage({ angle = 0, isCut = false, unit = 1 }: Shape): Promise<Buffer> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	const page = document.addPage([500, 800]);
	page.drawText('Lease', { x: 250, y: 300, size: 20, font });
	if (isCut) page.setCropBox(50, 100, 400, 600);
	page.setRotation(degrees(angle));
	page.node.set(PDFName.of('UserUnit'), document.context.obj(unit));
	return Buffer.from(await document.save());
}

/** As text: jest would make something else of the import. */
const SIZE_BY_PDFJS = `(async () => {
	const { getDocument } = await import('/assets/pdfjs/build/pdf.min.mjs');
	const { pdf: url } = document.querySelector('[data-pdf]').dataset;
	const page = await (await getDocument({ url }).promise).getPage(1);
	const { width, height } = page.getViewport({ scale: 1 });
	return { width, height };
})()`;

/** Where OpenSign has a field, by the page's size as pdf.js has it. */
export async function whereItShouldBe(page: Page, { x, y, w, h }: Widget): Promise<Part> {
	const { width, height } = await page.evaluate<{ width: number; height: number }>(SIZE_BY_PDFJS);
	return {
		left: x / width,
		top: y / height,
		right: (x + w) / width,
		bottom: (y + h) / height,
	};
}

/** Where on the first page an element lies. */
export async function whereItIs(page: Page, selector: string): Promise<Part> {
	const sheet = (await page.locator('.sheet').first().boundingBox())!;
	const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!;
	return {
		left: (x - sheet.x) / sheet.width,
		top: (y - sheet.y) / sheet.height,
		right: (x + width - sheet.x) / sheet.width,
		bottom: (y + height - sheet.y) / sheet.height,
	};
}

type Color = [red: number, green: number, blue: number];

/** Of the frame around a signature, and of what the page itself says. */
export const FRAME: Color = [10, 153, 140];
export const BLACK: Color = [0, 0, 0];

/** The part of the first page that has something drawn of this colour, if any; thin lines are mixed with white. */
export const inkOf = async (page: Page, color: Color): Promise<Part | undefined> =>
	await page.evaluate((wanted) => {
		const canvas = document.querySelector('canvas');
		const { width, height } = canvas;
		const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
		const edges = { left: width, top: height, right: -1, bottom: -1 };
		for (let k = 0; k < width * height; k++) {
			const share = (255 - data[4 * k]) / (255 - wanted[0]);
			const isMixed = wanted.every(
				(value, c) => Math.abs(255 - share * (255 - value) - data[4 * k + c]) < 30,
			);
			if (share < 0.4 || !isMixed) continue;
			const [x, y] = [k % width, Math.floor(k / width)];
			edges.left = Math.min(edges.left, x);
			edges.top = Math.min(edges.top, y);
			edges.right = Math.max(edges.right, x + 1);
			edges.bottom = Math.max(edges.bottom, y + 1);
		}
		if (edges.right < 0) return undefined;
		return {
			left: edges.left / width,
			top: edges.top / height,
			right: edges.right / width,
			bottom: edges.bottom / height,
		};
	}, color);

/** How wide what the page holds is, in pixels of the screen. */
export const widthOf = async (page: Page) =>
	await page.evaluate(() => document.documentElement.scrollWidth);
