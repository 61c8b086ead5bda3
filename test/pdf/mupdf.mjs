/**
 * What MuPDF finds in PDFs, to compare with: a reader that shares nothing with the one that the node uses. Runs in a
 * process of its own, since it is an ES module, and prints JSON as ./judge.ts describes it.
 *
 *     node mupdf.mjs '[{"look": "characters", "path": "…", "password": "…"}]'
 *     node mupdf.mjs '[{"look": "drawn", "path": "…", "password": "…"}]'
 *     node mupdf.mjs '[{"look": "ink", "path": "…", "password": "…", "signed": "…", "pages": [1]}]'
 */
import { readFileSync } from 'node:fs';

import * as mupdf from 'mupdf';

/** The characters of a page with their corners; by `accurate-bboxes`, those of the ink. */
function readCharacters(page, options, place) {
	const characters = [];
	let line = -1;
	page.toStructuredText(options).walk({
		beginLine() {
			line++;
		},
		onChar(text, origin, font, size, quad) {
			const corners = [0, 2, 4, 6].map((i) => place(quad[i], quad[i + 1]));
			characters.push({ text, line, origin: place(...origin), corners });
		},
	});
	return characters;
}

/** The smallest box around all that is drawn, in whole points: for text whose boxes MuPDF only guesses. */
function drawn(page) {
	const pixmap = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray, false);
	const width = pixmap.getWidth();
	const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const [i, grey] of pixmap.getPixels().entries()) {
		if (grey > 160) continue;
		const [x, y] = [i % width, Math.floor(i / width)];
		box.left = Math.min(box.left, x);
		box.top = Math.min(box.top, y);
		box.right = Math.max(box.right, x + 1);
		box.bottom = Math.max(box.bottom, y + 1);
	}
	return { x: box.left, y: box.top, w: box.right - box.left, h: box.bottom - box.top };
}

/** The text of a button, which stands in its field's list at the button's place among the field's buttons. */
function buttonText(button) {
	const object = button.getObject();
	const parent = object.get('Parent');
	const texts = object.getInheritable('Opt');
	if (!['checkbox', 'radiobutton'].includes(button.getFieldType()) || texts.isNull()) return '';
	let place = 0;
	if (parent.isDictionary()) {
		const kids = parent.get('Kids');
		while (kids.get(place).asIndirect() !== object.asIndirect()) place++;
	}
	return texts.get(place).asString();
}

function readPage(page) {
	const [left, top, right, bottom] = page.getBounds();
	const place = (x, y) => ({ x: x - left, y: y - top });
	const ligatures = 'preserve-whitespace,preserve-ligatures';
	const ink = readCharacters(page, `${ligatures},accurate-bboxes`, place);
	const characters = readCharacters(page, ligatures, place);
	const fields = page.getWidgets().map((widget) => {
		const [x1, y1, x2, y2] = widget.getBounds();
		const box = { ...place(x1, y1), w: x2 - x1, h: y2 - y1 };
		const text = buttonText(widget);
		return { name: widget.getName(), kind: widget.getFieldType(), box, text };
	});
	return {
		width: right - left,
		height: bottom - top,
		characters: characters.map((one, i) => ({ ...one, ink: ink[i].corners })),
		fields,
	};
}

/** Pixels per point: fine enough for lines of half a point. */
const FINENESS = 2;

/** Rows of pixels that are drawn at once: a poster is larger than memory. */
const ROWS = 2000;

/** How much lighter or darker a pixel is where there is ink, of 255. */
const VISIBLE = 24;

/** Some rows of a page; in Node.js's memory, since drawing another page moves MuPDF's own. */
function drawRows(page, width, from, to) {
	const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceGray, [0, from, width, to], false);
	pixmap.clear(255);
	const device = new mupdf.DrawDevice(mupdf.Matrix.scale(FINENESS, FINENESS), pixmap);
	page.run(device, mupdf.Matrix.identity);
	device.close();
	const pixels = Buffer.from(pixmap.getPixels());
	pixmap.destroy();
	return pixels;
}

/** Where a row of pixels differs from another: first and last of those beside each other. */
function* differences(old, now) {
	const differs = (x) => Math.abs(old[x] - now[x]) > VISIBLE;
	for (let x = 0; x < now.length; x++) {
		if (!differs(x)) continue;
		const first = x;
		while (x + 1 < now.length && differs(x + 1)) x++;
		yield [first, x];
	}
}

/** What of a page has changed: a box for each row of pixels beside each other, in points. */
function changes(before, after) {
	const [, , right, bottom] = after.getBounds();
	if (String(before.getBounds()) !== String(after.getBounds()))
		throw new Error('The page has another size.');
	const [width, height] = [right, bottom].map((points) => Math.ceil(points * FINENESS));
	const boxes = [];
	for (let from = 0; from < height; from += ROWS) {
		const [old, now] = [before, after].map((page) =>
			drawRows(page, width, from, Math.min(height, from + ROWS)),
		);
		for (let at = 0; at < now.length; at += width) {
			const rows = [old, now].map((pixels) => pixels.subarray(at, at + width));
			if (rows[0].equals(rows[1])) continue;
			const y = from + at / width;
			for (const [first, last] of differences(...rows)) {
				const [x, w, h] = [first, last + 1 - first, 1].map((pixels) => pixels / FINENESS);
				boxes.push({ x, y: y / FINENESS, w, h });
			}
		}
	}
	return boxes;
}

function open(path, password) {
	const document = mupdf.Document.openDocument(readFileSync(path), 'application/pdf');
	if (document.needsPassword()) document.authenticatePassword(password);
	return document;
}

const pagesOf = (document) =>
	Array.from({ length: document.countPages() }, (_, i) => document.loadPage(i));

const looks = {
	characters: ({ path, password }) => pagesOf(open(path, password)).map(readPage),
	drawn: ({ path, password }) => pagesOf(open(path, password)).map(drawn),
	ink({ path, password, signed, pages }) {
		const [before, after] = [open(path, password), open(signed, '')];
		return pages.map((number) => changes(before.loadPage(number - 1), after.loadPage(number - 1)));
	},
};

const wanted = JSON.parse(process.argv[2]);
process.stdout.write(JSON.stringify(wanted.map((one) => looks[one.look](one))));
