/**
 * What MuPDF finds in PDFs, to compare with: a reader that shares nothing with the one that the node uses. Runs in a
 * process of its own, since it is an ES module, and prints JSON as ./judge.ts describes it.
 *
 *     node mupdf.mjs '[{"path": "…", "password": "…", "isDrawn": false}]'
 */
import { readFileSync } from 'node:fs';

import * as mupdf from 'mupdf';

/** The characters of a page with their corners; by `accurate-bboxes`, those of the ink. */
function readCharacters(page, options, place) {
	const characters = [];
	page.toStructuredText(options).walk({
		onChar(text, origin, font, size, quad) {
			const corners = [0, 2, 4, 6].map((i) => place(quad[i], quad[i + 1]));
			characters.push({ text, origin: place(...origin), corners });
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

function readPage(page) {
	const [left, top, right, bottom] = page.getBounds();
	const place = (x, y) => ({ x: x - left, y: y - top });
	const ligatures = 'preserve-whitespace,preserve-ligatures';
	const ink = readCharacters(page, `${ligatures},accurate-bboxes`, place);
	const characters = readCharacters(page, ligatures, place);
	const fields = page.getWidgets().map((widget) => {
		const [x1, y1, x2, y2] = widget.getBounds();
		const box = { ...place(x1, y1), w: x2 - x1, h: y2 - y1 };
		return { name: widget.getName(), kind: widget.getFieldType(), box };
	});
	return {
		width: right - left,
		height: bottom - top,
		characters: characters.map((one, i) => ({ ...one, ink: ink[i].corners })),
		fields,
	};
}

function readFile({ path, password, isDrawn }) {
	const document = mupdf.Document.openDocument(readFileSync(path), 'application/pdf');
	if (document.needsPassword()) document.authenticatePassword(password);
	const read = isDrawn ? drawn : readPage;
	return Array.from({ length: document.countPages() }, (_, i) => read(document.loadPage(i)));
}

const files = JSON.parse(process.argv[2]);
process.stdout.write(JSON.stringify(files.map(readFile)));
